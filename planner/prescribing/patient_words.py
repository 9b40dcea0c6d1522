"""What every programme says to the patient beside its exercises (rules.md sections 3, 10 and 12)."""

from planner.prescribing.assessment import ActivePrecaution, Assessment
from planner.prescribing.programme import Advice
from planner.prescribing.surgery import HIP_REPLACEMENTS

BLOOD_THINNERS = "blood-thinners-or-bleeding-disorder"
PREGNANCY = "pregnancy"
FALLS_RISK = "falls-risk"
LOW_PAIN_LIMIT = 3

EMERGENCY = (
    "cannot pass or control urine or stool",
    "feel numb between your legs",
    "have sudden weakness in a leg, or new pain, numbness or weakness in both legs",
    "have chest pain or trouble breathing",
    "have a hot, swollen, painful calf",
    "have sudden severe back or belly pain and feel faint",
    "fall and cannot stand on your leg",
)
STOP_AND_CALL = (
    "pain keeps getting worse",
    "you have new numbness or weakness",
    "you feel ill or have a fever",
    "pain is bad at night and no position helps",
    "pain moves further down your leg and stays there",
    "you are no better after 6 weeks",
)
FLARE_UP = (
    "A flare-up is common. It usually does not mean damage.",
    (
        "For one or two days: rest in the position that eases your pain most for 5 to 10 minutes, several times a "
        "day. Breathe slowly. "
        "Take short, easy walks. Try not to stay in bed."
    ),
    "Keep only the exercises that feel easy (0 to {green} out of 10). Do half of what is written.",
    (
        "When the pain is back to within 2 points of your usual, go back to the last week that felt comfortable. "
        "Build up again over 3 to 7 days."
    ),
    "Call your therapist if it does not settle in 7 days, or at any sign for which the first page says to call.",
    "Medicines: ask your pharmacist or doctor.",
)

WHILE_PREGNANT = (
    "Stop and call your midwife or doctor if you feel dizzy, have a headache, are short of breath before you start, or "
    "your muscles feel weak. Stop a belly exercise if your belly domes."
)
WALK_WITH_CARE = (
    "Walk on level ground, in good light and good shoes. Use your stick or frame if you have one. Have someone with "
    "you at first."
)
NEW_HIP = {
    "hip-replacement-posterior": (
        "do not bend the hip past a right angle, cross your legs or turn your toes in. Sit on a high seat."
    ),
    "hip-replacement-anterior": "do not take the leg far behind you or turn your toes far out.",
    "hip-replacement-lateral": (
        "do not bend the hip past a right angle, cross your legs, turn your toes in or push the leg out to the side. "
        "Sit on a high seat."
    ),
}


def emergency_signs(assessment: Assessment) -> tuple[str, ...]:
    """The signs of the emergency box, with those of the person's precautions added (section 12)."""
    signs = list(EMERGENCY)
    precautions = assessment.precaution_slugs
    if BLOOD_THINNERS in precautions:
        signs.append("hit your head (you take a blood thinner)")
    if PREGNANCY in precautions:
        signs.append("have bleeding, leaking waters, regular tightening, or feel your baby move less")
    if precautions & HIP_REPLACEMENTS:
        signs.append("feel a clunk and sudden severe pain in your new hip")
    return tuple(signs)


def flare_up_plan(pain_limit: int) -> tuple[str, ...]:
    """The flare-up plan printed on every handout, for a pain limit 0-10 (section 10)."""
    return tuple(line.format(green=green_limit(pain_limit)) for line in FLARE_UP)


def green_limit(pain_limit: int) -> int:
    """The highest pain 0-10 that is green: 2, or 1 where the pain limit is 3 or less (section 3)."""
    return 1 if pain_limit <= LOW_PAIN_LIMIT else 2


def advice_for(assessment: Assessment, advice_of_conditions: tuple[tuple[str, str], ...]) -> tuple[Advice, ...]:
    """Advice of the person's precautions, and of the chosen conditions as (condition slug, sentence), each once.

    The limits of a new hip hold for the whole day, not for the exercises alone (R-SURG, THR); who may fall walks with
    care (R-OVL, WHO20 SSS22); pregnancy has its own signs to stop (R-PREG, ACOG804 PGP-NHS).
    """
    limits = [active for active in assessment.precautions if active.slug in NEW_HIP]
    said = [_after_hip_replacement(active) for active in limits if active.holds_on(assessment.start_date)]
    if FALLS_RISK in assessment.precaution_slugs:
        said.append(Advice(code="R-OVL", message=WALK_WITH_CARE, source="WHO20 SSS22"))
    said += [Advice(code=slug, message=message) for slug, message in advice_of_conditions]
    if PREGNANCY in assessment.precaution_slugs:
        said.append(Advice(code="R-PREG", message=WHILE_PREGNANT, source="ACOG804 PGP-NHS"))
    return tuple({advice.message: advice for advice in said}.values())


def _after_hip_replacement(active: ActivePrecaution) -> Advice:
    until = f"until {active.until:%-d %B %Y}" if active.until else "until your surgeon says otherwise"
    message = f"With your new hip, {until}: {NEW_HIP[active.slug]} What your surgeon told you comes first."
    return Advice(code="R-SURG", message=message, source="THR")
