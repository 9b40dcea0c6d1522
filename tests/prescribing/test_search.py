"""The search for the best set: against every set there is, on small cases."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.prescribing.search import best_set
from planner.prescribing.settled import Settled
from planner.prescribing.worth import Limits, Option, is_possible, worth_of

KINDS = 4
FUNCTIONS = 5


@st.composite
def options(draw):
    found = []
    for number in range(draw(st.integers(0, 10))):
        kind, function = draw(st.integers(0, KINDS - 1)), draw(st.integers(0, FUNCTIONS - 1))
        conflict = draw(st.sampled_from([0, 0, 0, 1, 2])) << (FUNCTIONS * 2)
        aerobic = kind == KINDS - 1
        found.append(
            Option(
                slug=f"e{draw(st.integers(0, 99)):02d}-{number}",
                points=draw(st.integers(-10, 60)),
                kind=kind,
                own_key=1 << (kind * FUNCTIONS + function),
                keys=(1 << function) | conflict,
                is_new=draw(st.booleans()),
                needs_care=draw(st.booleans()),
                places=draw(st.sampled_from([1, 2, 4])),
                seconds=0 if aerobic else draw(st.integers(30, 400)),
                counts=not aerobic,
            )
        )
    return found


@st.composite
def limits(draw):
    least = [draw(st.integers(0, 2)) for _ in range(KINDS - 1)]
    most = [low + draw(st.integers(0, 2)) for low in least]
    size = draw(st.integers(0, 6))
    return Limits(
        least=(*least, draw(st.integers(0, 1))),
        most=(*most, 1),
        backbone=tuple(draw(st.sampled_from([0, 1, 1, 2])) for _ in range(KINDS)),
        may_exceed=(*(draw(st.booleans()) for _ in range(KINDS - 1)), False),
        size=size,
        least_size=draw(st.integers(0, size)),
        new=draw(st.integers(0, 6)),
        new_cares=draw(st.integers(0, 3)),
        seconds=draw(st.integers(0, 1200)),
    )


def every_worth(some, room):
    ranks = {slug: rank for rank, slug in enumerate(sorted(option.slug for option in some))}
    for count in range(len(some) + 1):
        for chosen in combinations(some, count):
            if is_possible(chosen, room):
                yield worth_of(chosen, room, ranks), tuple(sorted(option.slug for option in chosen))


@settings(max_examples=500)
@given(some=options(), room=limits())
def test_the_set_found_is_worth_as_much_as_the_best_of_all_sets(some, room):
    found = best_set(some, room)
    worths = {slugs: worth for worth, slugs in every_worth(some, room)}
    assert found.is_best
    assert found.worth == max(worths.values())
    assert worths[found.slugs] == found.worth


@settings(max_examples=300)
@given(some=options(), room=limits(), nodes=st.integers(0, 4))
def test_a_search_that_is_cut_short_says_how_good_the_rest_could_be(some, room, nodes):
    found = best_set(some, room, most_nodes=nodes)
    worths = {slugs: worth for worth, slugs in every_worth(some, room)}
    assert worths[found.slugs] == found.worth
    assert found.worth <= max(worths.values()) <= found.bound


@given(some=options(), room=limits())
def test_the_order_in_which_options_come_does_not_matter(some, room):
    assert best_set(some, room) == best_set(some[::-1], room)


@settings(max_examples=400)
@given(some=options(), room=limits(), data=st.data())
def test_a_settled_set_is_what_a_new_search_would_find(some, room, data):
    found = best_set(some, room)
    settled = Settled.of(some, room, found)
    assert settled
    longer = [
        option._replace(seconds=option.seconds + data.draw(st.sampled_from([0, 0, 30, 300])))
        if option.slug in found.slugs
        else option
        for option in some
    ]
    narrower = replace(room, new=data.draw(st.integers(0, room.new)))
    if settled.still_best(longer, narrower):
        assert best_set(longer, narrower).worth == found.worth
    assert settled.still_best(some, room)
