"""Reads an assessment as contracts.md describes it: every fault with its JSON path, nothing ignored."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from planner.prescribing.assessment import (
    AGE_BOUNDS,
    DAY_BOUNDS,
    HOUSEHOLD,
    MINUTE_BOUNDS,
    PAIN_BOUNDS,
    SPECIAL_EQUIPMENT,
    WEEK_BOUNDS,
    ActivePrecaution,
    Assessment,
    Experience,
    Irritability,
    IrritabilitySigns,
    OutsideAssessment,
)
from planner.prescribing.library import Direction, Library
from planner.prescribing.reading import Fault, Reader, joined, kind_of_value, meant, quoted
from planner.prescribing.screening import RED_FLAGS

REQUIRED = ("age", "conditions", "red_flags", "irritability", "minutes_per_day", "days_per_week", "weeks")
OPTIONAL = (
    "patient",
    "precautions",
    "red_flag_reasons",
    "outside_assessments",
    "easing_direction",
    "leg_symptoms",
    "worst_pain",
    "irritability_signs",
    "equipment",
    "lacks",
    "experience",
    "goals",
    "avoid",
    "prefer",
    "start_date",
)
LONGEST_NAME, LONGEST_GOAL, LONGEST_REASON, MOST_GOALS = 120, 200, 2000, 10
BIRTH_YEAR_BOUNDS = (1880, 2100)
START_DATE_BOUNDS = (date(2000, 1, 1), date(2099, 12, 31))
SIGNS = ("trigger", "settles", "night")
BEFORE_AND_AFTER_BIRTH = frozenset({"pregnancy", "postnatal"})
TOWEL_LIKE = ("strap", "belt")


class AssessmentFaults(ValueError):
    """An assessment that cannot be read; `faults` holds every reason."""

    def __init__(self, faults: Collection[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def read_assessment(document: object, library: Library) -> Assessment:
    """The assessment in a decoded JSON document; raises AssessmentFaults with every fault found."""
    if not isinstance(document, Mapping):
        raise AssessmentFaults([Fault(path="$", message=f"an object is expected, not {kind_of_value(document)}")])
    reader = _AssessmentReader(library=library)
    answers = reader.answers(document)
    if reader.faults:
        raise AssessmentFaults(reader.faults)
    return Assessment(**answers)  # type: ignore[arg-type]


@dataclass(slots=True, kw_only=True)
class _AssessmentReader(Reader):
    """Reads the parts of an assessment."""

    library: Library

    def answers(self, document: Mapping[str, object]) -> dict[str, object]:
        self.keys("", document, (*REQUIRED, *OPTIONAL))
        for key in REQUIRED:
            if document.get(key) is None:
                self.fault(key, "is missing and has to be given")
        answers: dict[str, object] = {}
        for key, read in self._parts().items():
            if document.get(key) is not None:
                answers[key] = read(key, document[key])
        answers.update(self.patient(document.get("patient")))
        self._agree(answers)
        return answers

    def _parts(self) -> Mapping[str, Callable[[str, object], object]]:
        exercises = self.library.exercises
        return {
            "age": lambda path, value: self.whole(path, value, AGE_BOUNDS),
            "conditions": lambda path, value: self.slugs(path, value, "condition", self.library.conditions, least=1),
            "precautions": self.precautions,
            "red_flags": self.red_flags,
            "red_flag_reasons": self.red_flag_reasons,
            "outside_assessments": self.outside_assessments,
            "irritability": lambda path, value: self.choice(path, value, Irritability),
            "easing_direction": lambda path, value: self.choice(path, value, Direction),
            "leg_symptoms": self.truth,
            "worst_pain": lambda path, value: self.whole(path, value, PAIN_BOUNDS),
            "irritability_signs": self.irritability_signs,
            "equipment": lambda path, value: self.slugs(path, value, "equipment", _known_equipment()),
            "lacks": self.lacks,
            "minutes_per_day": lambda path, value: self.whole(path, value, MINUTE_BOUNDS),
            "days_per_week": lambda path, value: self.whole(path, value, DAY_BOUNDS),
            "experience": lambda path, value: self.choice(path, value, Experience),
            "goals": self.goals,
            "avoid": lambda path, value: self.slugs(path, value, "exercise", exercises),
            "prefer": lambda path, value: self.slugs(path, value, "exercise", exercises),
            "weeks": lambda path, value: self.whole(path, value, WEEK_BOUNDS),
            "start_date": self.start_date,
        }

    def _agree(self, answers: Mapping[str, object]) -> None:
        avoid, prefer = answers.get("avoid") or (), answers.get("prefer") or ()
        if isinstance(avoid, tuple) and isinstance(prefer, tuple):
            for slug in sorted(set(avoid) & set(prefer)):
                self.fault("prefer", f"'{slug}' also stands in avoid; choose one")
        precautions = answers.get("precautions")
        slugs = {active.slug for active in precautions} if isinstance(precautions, tuple) else set()
        if slugs >= BEFORE_AND_AFTER_BIRTH:
            self.fault("precautions", "pregnancy and postnatal cannot both hold; choose one")
        starts = answers.get("start_date")
        if isinstance(starts, date):
            self._agree_with_start(answers, starts)

    def _agree_with_start(self, answers: Mapping[str, object], starts: date) -> None:
        precautions = answers.get("precautions")
        for number, active in enumerate(precautions if isinstance(precautions, tuple) else ()):
            if active.since and active.since > starts:
                self.fault(f"precautions[{number}].since", f"{active.since} is after the programme starts ({starts})")
        age, birth_year = answers.get("age"), answers.get("birth_year")
        if isinstance(age, int) and isinstance(birth_year, int):
            possible = (starts.year - birth_year - 1, starts.year - birth_year)
            if age not in possible:
                self.fault("age", f"{age} does not agree with the year of birth {birth_year} on {starts}")
        outside = answers.get("outside_assessments")
        for slug, made in outside.items() if isinstance(outside, dict) else ():
            if made.date > starts:
                self.fault(f"outside_assessments.{slug}.date", f"{made.date} is after the programme starts ({starts})")

    def patient(self, value: object) -> dict[str, object]:
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.fault("patient", f"an object is expected, not {kind_of_value(value)}")
            return {}
        self.keys("patient", value, ("name", "birth_year"))
        answers: dict[str, object] = {}
        if value.get("name") is not None:
            answers["patient_name"] = self.text("patient.name", value["name"], LONGEST_NAME)
        if value.get("birth_year") is not None:
            answers["birth_year"] = self.whole("patient.birth_year", value["birth_year"], BIRTH_YEAR_BOUNDS)
        return answers

    def irritability_signs(self, path: str, value: object) -> IrritabilitySigns:
        if not isinstance(value, Mapping):
            self.fault(path, f"an object with {', '.join(SIGNS)} is expected, not {kind_of_value(value)}")
            return IrritabilitySigns()
        self.keys(path, value, SIGNS)
        known = {name: value[name] for name in SIGNS if value.get(name) is not None}
        return IrritabilitySigns(
            **{name: self.choice(f"{path}.{name}", row, Irritability) for name, row in known.items()}
        )

    def lacks(self, path: str, value: object) -> tuple[str, ...]:
        things = self.slugs(path, value, "household thing", (*HOUSEHOLD, *TOWEL_LIKE))
        return tuple(dict.fromkeys("towel" if thing in TOWEL_LIKE else thing for thing in things))

    def goals(self, path: str, value: object) -> tuple[str, ...]:
        read = tuple(self.text(place, item, LONGEST_GOAL) for place, item in self.items(path, value))
        if len(read) > MOST_GOALS:
            self.fault(path, f"{len(read)} goals are given; at most {MOST_GOALS} fit")
        return tuple(goal for goal in read if goal)

    def precautions(self, path: str, value: object) -> tuple[ActivePrecaution, ...]:
        read: list[ActivePrecaution] = []
        for place, item in self.items(path, value):
            precaution = self._precaution(place, item)
            if precaution and any(other.slug == precaution.slug for other in read):
                self.fault(place, f"'{precaution.slug}' stands here twice")
            elif precaution:
                read.append(precaution)
        return tuple(read)

    def _precaution(self, path: str, item: object) -> ActivePrecaution | None:
        if isinstance(item, str):
            item = {"slug": item}
        if not isinstance(item, Mapping):
            self.fault(path, f"a precaution or an object with slug and until is expected, not {kind_of_value(item)}")
            return None
        self.keys(path, item, ("slug", "until", "since"))
        until, since = (self._day_of(path, item, key) for key in ("until", "since"))
        place = f"{path}.slug" if len(item) > 1 else path
        if not self.is_known(place, item.get("slug"), "precaution", self._precautions()):
            return None
        if until and since and until < since:
            self.fault(f"{path}.until", f"{until} is before the operation on {since}")
        return ActivePrecaution(slug=str(item["slug"]), until=until, since=since)

    def _day_of(self, path: str, item: Mapping[str, object], key: str) -> date | None:
        return None if item.get(key) is None else self.day(f"{path}.{key}", item[key])

    def _precautions(self) -> Collection[str]:
        return self.library.precautions

    def red_flags(self, path: str, value: object) -> dict[str, bool]:
        if value == "none":
            return {flag.slug: False for flag in RED_FLAGS}
        answers: dict[str, bool] = {}
        for place, slug, answer in self._by_flag(path, value):
            if answer in ("yes", "no"):
                answers[slug] = answer == "yes"
            else:
                self.fault(place, f"yes or no is expected, not {quoted(answer)}")
        return answers

    def _by_flag(self, path: str, value: object) -> list[tuple[str, str, object]]:
        if not isinstance(value, Mapping):
            expected = "an object of RF1 to RF23" + (" or the word none" if path == "red_flags" else "")
            self.fault(path, f"{expected} is expected, not {kind_of_value(value)}")
            return []
        known = [flag.slug for flag in RED_FLAGS]
        for slug in value:
            if slug not in known:
                self.fault(joined(path, str(slug)), f"unknown red flag{meant(str(slug), known)}")
        return [(f"{path}.{slug}", slug, value[slug]) for slug in known if slug in value]

    def red_flag_reasons(self, path: str, value: object) -> dict[str, str]:
        return {slug: self.text(place, item, LONGEST_REASON) for place, slug, item in self._by_flag(path, value)}

    def outside_assessments(self, path: str, value: object) -> dict[str, OutsideAssessment]:
        read = {slug: self._outside(place, item) for place, slug, item in self._by_flag(path, value)}
        return {slug: outside for slug, outside in read.items() if outside}

    def _outside(self, path: str, item: object) -> OutsideAssessment | None:
        if not isinstance(item, Mapping):
            self.fault(path, f"an object with by, date and result is expected, not {kind_of_value(item)}")
            return None
        self.keys(path, item, ("by", "date", "result"))
        missing = [key for key in ("by", "date", "result") if not item.get(key)]
        for key in missing:
            self.fault(f"{path}.{key}", "is missing: by whom, on which date and with what result is needed")
        if missing:
            return None
        day = self.day(f"{path}.date", item["date"])
        by, result = (self.text(f"{path}.{key}", item[key], LONGEST_REASON) for key in ("by", "result"))
        return OutsideAssessment(by=by, date=day, result=result) if day and by and result else None

    def start_date(self, path: str, value: object) -> date | None:
        day = self.day(path, value)
        first, last = START_DATE_BOUNDS
        if day and not first <= day <= last:
            self.fault(path, f"{day} is outside {first} to {last}")
        return day


def _known_equipment() -> tuple[str, ...]:
    return (*SPECIAL_EQUIPMENT, *HOUSEHOLD, *TOWEL_LIKE)
