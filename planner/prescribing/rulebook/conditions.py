"""What is chosen first, next and not at first in each condition; the lists themselves are in the library."""

from planner.prescribing.rulebook.entry import Entry, Section

_OBJECTIVE = "planner/prescribing/objective.py"
_WHOLE = "tests/prescribing/test_plan.py::test_every_condition_gets_a_whole_programme"
_BY_CARE = (
    "They need care in the library, which rules them out at high irritability only; below it they are not proposed"
)


def _choices(condition: str, does: str, sources: str, *, missing: str = "", tests: tuple[str, ...] = ()) -> Entry:
    return Entry(
        id=f"section 8: {condition}",
        does=does,
        certainty="X",
        sources=sources,
        modules=(_OBJECTIVE, f"exercises/library/conditions.yaml#slug: {condition}"),
        tests=(_WHOLE, *tests),
        missing=missing,
    )


CONDITIONS = Section(
    title="Choices by condition",
    about="First choices (core) and next choices (add) are points, in their order, by phase: they are preferred within "
    "the mix of the week, not assured. What is left out at first is a verdict of the library.",
    entries=(
        _choices(
            "sciatica",
            "Movement in the tested direction, the lying slider, pelvic tilt, brace and walking come first; bridge, "
            "hinge and bird-dog next. End range the other way is contraindicated until the build phase (R-DP).",
            "TB",
            missing=f"Curls, planks, straight leg raise and hamstring stretches are not contraindicated. {_BY_CARE} "
            "unless wished for, or for another condition.",
            tests=("tests/prescribing/test_plan.py::test_the_irritable_disc_starts_in_its_easing_direction",),
        ),
        _choices(
            "lumbar-disc-herniation",
            "As sciatica; loaded end-range bending is contraindicated.",
            "TB",
            missing=f"Curls, planks, straight leg raise and hamstring stretches are not contraindicated. {_BY_CARE} "
            "unless wished for, or for another condition.",
            tests=("tests/prescribing/test_plan.py::test_the_irritable_disc_starts_in_its_easing_direction",),
        ),
        _choices(
            "lumbar-spinal-stenosis",
            "Knee to chest, pelvic tilt and walking with sits, or the bike, come first; rising from a chair, knee "
            "straightening, forward bends and bridge next. End-range back bends are contraindicated; one long walk "
            "needs care.",
            "TB BOOT16",
            tests=("tests/prescribing/test_plan.py::test_walking_comes_in_bouts_with_stenosis",),
        ),
        _choices(
            "lumbar-spondylolisthesis",
            "Brace, pelvic tilt and hinge come first; bird-dog, dead bug, partial curl and side plank next. End-range "
            "back bends are contraindicated, an end-range twist needs care.",
            "OSUL97 SPL21 TB",
        ),
        _choices(
            "lumbar-facet-arthropathy",
            "Knee to chest, knee rocks and walking come first; trunk and hip strength next. End-range back bends and "
            "twists need care.",
            "TB",
            missing="Arching together with twisting has no tag of its own; the advice printed speaks of it.",
        ),
        _choices(
            "spine-referred-hip-pain",
            "As sciatica, with bird-dog leg slide, bridge and hinge next.",
            "TB",
            missing=f"Plank, straight leg raise and heavy load are not contraindicated. {_BY_CARE} unless they are "
            "wished for. The slider is proposed without asking for nerve signs. To look at the hip too is left to the "
            "therapist.",
        ),
        _choices(
            "nonspecific-low-back-pain",
            "Easy movement, brace or bird-dog leg slide, and walking come first; bridge, hinge and rising from a chair "
            "next, then strength. No plan of stretches alone (R-BL2), and the advice is to keep moving.",
            "NMA20 NG59 TB",
        ),
        _choices(
            "piriformis-syndrome",
            "Seated and lying figure-four, the slider and clamshell come first; bridge, band walk and step-up next. "
            "Mild stretches and short sitting are advice.",
            "TONLEY10 TB",
        ),
        _choices(
            "si-joint-dysfunction",
            "Brace, bridge, two-leg work and side-lying rest come first; squeezes, rising from a chair and clamshell "
            "next. One-leg work, one-sided load on the pelvis and wide stances need care.",
            "PGP-NHS TB",
            missing="Care rules them out at high irritability only.",
        ),
        _choices(
            "hip-osteoarthritis",
            "Heel slide, hip rolls, rising from a chair or knee straightening, bike and walking come first; standing "
            "leg lifts, march, bridge, step-up and balance next. Deep bends and end-range turning need care.",
            "HIPOA17 HIPOA25 ACR19",
        ),
        _choices(
            "gluteal-tendinopathy",
            "Belt isometric, bridge, side steps, small squat and standing isometric come first, offset work and band "
            "walk next, single-leg loading late. Gluteal stretches, inner-thigh lift and heel-to-toe stand are "
            "contraindicated; side-lying and clamshell need care. Load advice is printed.",
            "LEAP-P LEAP18 GRIM",
            missing="The small squat comes from the restore phase on, though the rule has it in the first week.",
            tests=("tests/prescribing/test_plan.py::test_sore_outer_hips_get_strength_and_no_gluteal_stretch",),
        ),
        _choices(
            "femoroacetabular-impingement",
            "Gluteal and belt isometrics, bridge and hinge come first; side plank and step-up, then split squat and "
            "step-down. Deep bends, knee to chest, child's pose and figure-four are contraindicated; the bike needs "
            "care.",
            "NAHJP23 TERRELL21 TB",
        ),
        _choices(
            "hip-muscle-imbalance",
            "Hip-flexor stretch, bridge, clamshell and posture breaks come first; single-leg strength next. The advice "
            "says that no single posture is the right one, and nothing speaks of realignment.",
            "TB",
        ),
    ),
)
