"""The ladder from easier to harder exercises, which never leads back to where it began."""

from collections.abc import Iterable, Mapping


def ways_up(links: Iterable[tuple[str, str, str]]) -> dict[str, set[str]]:
    """From each exercise to the harder ones, out of links (from, to, progression or regression).

    A regression is a progression the other way.
    """
    harder: dict[str, set[str]] = {}
    for start, end, kind in links:
        low, high = (start, end) if kind == "progression" else (end, start)
        harder.setdefault(low, set()).add(high)
    return harder


def circles(easier_to_harder: Mapping[str, set[str]]) -> list[str]:
    """The slugs from which a way through harder exercises leads back to themselves."""

    def reached_from(slug: str) -> set[str]:
        seen: set[str] = set()
        ahead = list(easier_to_harder.get(slug, ()))
        while ahead:
            if (harder := ahead.pop()) not in seen:
                seen.add(harder)
                ahead += easier_to_harder.get(harder, ())
        return seen

    return sorted(slug for slug in easier_to_harder if slug in reached_from(slug))
