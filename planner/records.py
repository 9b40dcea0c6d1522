"""A stored programme as values: the rows say how much, the proposal says why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from exercises.figures.pose import Figure
from exercises.models import Exercise
from exercises.posing import figure_of
from planner.assemble import exercise_spec, published_library
from planner.models import Assessment as AssessmentRow
from planner.models import Patient, Programme, Week, WeeklyDose
from planner.models import Prescription as PrescriptionRow
from planner.prescribing.assessment import Assessment
from planner.prescribing.contract import plan_from_json, read_assessment, reasons_from_json
from planner.prescribing.dose import Dose, Frequency, Side
from planner.prescribing.library import Category, ExerciseSpec, Library, Phase
from planner.prescribing.programme import Plan, PlannedWeek, Prescription, Stopped
from planner.prescribing.progression import change_between
from planner.prescribing.schedule import minutes_of_week
from planner.prescribing.wording import describe

NO_LONGER = "Taken out by the therapist"
# All of an exercise that is printed or decides the printed minutes; the doses are rows of the programme.
PRINTED = ("name", "purpose", "start_position", "category", "one_sided", "alternating")
PRINTED_LISTS = ("steps", "mistakes", "stop_if", "equipment")
Texts = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proposed:
    """What the proposal said of each exercise in each week, and of each that stopped."""

    items: Mapping[tuple[int, str], Prescription]
    stopped: Mapping[tuple[int, str], Stopped]


def library_of(programme: Programme) -> Library:
    """The published library, and what this programme holds that has been retired since.

    Once it is confirmed its exercises keep the words they had then: nobody's printed programme changes unseen.
    """
    library = published_library()
    held = Exercise.objects.filter(prescriptions__programme=programme).exclude(slug__in=library.exercises)
    retired = {row.slug: exercise_spec(row, library.conditions) for row in held.with_everything()}
    exercises = {**library.exercises, **retired}
    kept = {slug: _as_confirmed(exercises[slug], text) for slug, text in programme.texts.items()}
    return replace(library, exercises={**exercises, **kept})


def texts_of(programme: Programme) -> Texts:
    """The words and the figure of each of its exercises as the library has them now, by slug."""
    held = Exercise.objects.filter(prescriptions__programme=programme).order_by("slug")
    return {row["slug"]: row for row in held.values("slug", *PRINTED, *PRINTED_LISTS, "figure")}


def figures_of(programme: Programme) -> dict[str, Figure]:
    """The figures of its exercises by slug, of those that have one, in one query.

    Once it is confirmed they stay as they were then; one that was confirmed without pictures gets none later.
    """
    held = Exercise.objects.filter(prescriptions__programme=programme).order_by().values_list("slug", "figure")
    kept = programme.texts
    return _posed((slug, kept[slug].get("figure", {}) if slug in kept else figure) for slug, figure in held)


def figures_in_library(slugs: Iterable[str]) -> dict[str, Figure]:
    """The figures of these exercises by slug, of those that have one, as the library has them now."""
    return _posed(Exercise.objects.filter(slug__in=slugs).order_by().values_list("slug", "figure"))


def _posed(raw: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Figure]:
    figures = ((slug, figure_of(figure)) for slug, figure in raw)
    return {slug: figure for slug, figure in figures if figure}


def _as_confirmed(spec: ExerciseSpec, text: Mapping[str, Any]) -> ExerciseSpec:
    words = {field: text[field] for field in PRINTED} | {field: tuple(text[field]) for field in PRINTED_LISTS}
    return replace(spec, **words | {"category": Category(text["category"])})


def findings_of(record: AssessmentRow, library: Library) -> Assessment:
    """A recorded assessment of the patient as known today; wishes for exercises no longer published are left out.

    AssessmentFaults where the library no longer knows something else it names: a precaution must not get lost unseen.
    """
    return _findings(record, record.patient, library)


def _findings(record: AssessmentRow, patient: Patient, library: Library) -> Assessment:
    answers = {key: value for key, value in record.answers.items() if key != "patient"}
    wishes = {key: [slug for slug in answers.get(key, ()) if slug in library.exercises] for key in ("avoid", "prefer")}
    found = read_assessment({**answers, **wishes}, library)
    return replace(found, patient_name=patient.name, birth_year=patient.birth_year)


def plan_of(programme: Programme, library: Library) -> Plan:
    """The programme as it stands: doses from its rows; notices, exclusions and advice as they were proposed.

    Takes 3 queries whatever its size (weeks, prescriptions, doses); `library` must hold its exercises. Raises
    AssessmentFaults as `findings_of` does.
    """
    answers = _findings(programme.assessment, programme.patient, library)
    findings = replace(answers, start_date=programme.start_date)
    proposal = plan_from_json(programme.proposal, findings)
    rows = list(programme.prescriptions.select_related("exercise"))
    doses = WeeklyDose.objects.filter(week__programme=programme).order_by("prescription__position")
    by_week: dict[int, list[WeeklyDose]] = {}
    for dose in doses:
        by_week.setdefault(dose.week_id, []).append(dose)
    course = _Course(rows={row.pk: row for row in rows}, library=library, proposed=_proposed(proposal))
    return replace(proposal, weeks=course.weeks((week, by_week.get(week.pk, [])) for week in programme.weeks.all()))


def dose_of(row: WeeklyDose) -> Dose:
    """The dose that a row holds."""
    frequency = Frequency(days_per_week=len(row.weekdays), times_per_day=row.times_per_day)
    return Dose(
        frequency=frequency,
        sets=row.sets,
        repetitions=row.repetitions,
        hold_seconds=row.hold_seconds,
        minutes=row.minutes,
        rest_seconds=row.rest_seconds,
        effort=row.effort,
    )


def _proposed(proposal: Plan) -> _Proposed:
    return _Proposed(
        items={(week.number, item.exercise): item for week in proposal.weeks for item in week.prescriptions},
        stopped={(week.number, item.exercise): item for week in proposal.weeks for item in week.stopped},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Course:
    """Turns the weeks' rows into values, each with a view to the weeks before."""

    rows: Mapping[int, PrescriptionRow]
    library: Library
    proposed: _Proposed

    def weeks(self, stored: Iterable[tuple[Week, list[WeeklyDose]]]) -> tuple[PlannedWeek, ...]:
        """Every week in order."""
        planned: list[PlannedWeek] = []
        for week, doses in stored:
            planned.append(self._week(week, doses, planned))
        return tuple(planned)

    def _week(self, week: Week, doses: list[WeeklyDose], before: list[PlannedWeek]) -> PlannedWeek:
        items = tuple(self._item(week.number, dose, before) for dose in doses)
        return PlannedWeek(
            number=week.number,
            phase=Phase(week.phase),
            focus=week.focus,
            starts=week.starts,
            minutes_by_day=minutes_of_week(items, self.library.exercises, aerobic=False),
            aerobic_minutes_by_day=minutes_of_week(items, self.library.exercises, aerobic=True),
            prescriptions=items,
            stopped=self._stopped(week.number, items, before),
        )

    def _item(self, number: int, row: WeeklyDose, before: list[PlannedWeek]) -> Prescription:
        prescription = self.rows[row.prescription_id]
        spec, dose = self._spec(prescription), dose_of(row)
        previous = before[-1].item(spec.slug) if before else None
        proposed = self.proposed.items.get((number, spec.slug))
        side = Side(prescription.side)
        return Prescription(
            exercise=spec.slug,
            name=spec.name,
            category=spec.category,
            side=side,
            dose=dose,
            days=row.weekdays,
            change=change_between(
                previous.dose if previous else None,
                dose,
                seen_before=any(week.item(spec.slug) for week in before),
            ),
            words=describe(dose, row.weekdays, side),
            previous=previous.words if previous else None,
            core=proposed.core if proposed else prescription.core,
            limits=proposed.limits if proposed else tuple(prescription.limits),
            because=proposed.because if proposed else reasons_from_json(prescription.reasons),
        )

    def _spec(self, row: PrescriptionRow) -> ExerciseSpec:
        return self.library.exercises[row.exercise.slug]

    def _stopped(self, number: int, items: tuple[Prescription, ...], before: list[PlannedWeek]) -> tuple[Stopped, ...]:
        here = {item.exercise for item in items}
        gone = [item for item in before[-1].prescriptions if item.exercise not in here] if before else []
        return tuple(
            self.proposed.stopped.get((number, item.exercise))
            or Stopped(exercise=item.exercise, name=item.name, reason=NO_LONGER)
            for item in gone
        )
