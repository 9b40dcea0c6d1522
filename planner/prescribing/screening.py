"""Red flags: may a plan be made at all? (rules.md 0.1, R-RF1 to R-RF3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.prescribing.assessment import Assessment
from planner.prescribing.programme import Block, Level

ADULT_AGE = 18
OTHER_SURGERY = "recent-surgery-other"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One screening question; a hard one is cleared only by an outside assessment, a soft one by reasoning (R-RF2)."""

    slug: str
    question: str
    action: str
    hard: bool
    source: str


def _hard(slug: str, question: str, action: str, source: str) -> RedFlag:
    return RedFlag(slug=slug, question=question, action=action, hard=True, source=source)


def _soft(slug: str, question: str, action: str, source: str) -> RedFlag:
    return RedFlag(slug=slug, question=question, action=action, hard=False, source=source)


RED_FLAGS: tuple[RedFlag, ...] = (
    _hard(
        "RF1",
        "New trouble passing urine, not feeling when you go, or leaking urine or stool?",
        "Emergency department now",
        "CES-CKS S4-33",
    ),
    _hard(
        "RF2",
        "Numbness between the legs, around the back passage or genitals, or new loss of sexual feeling?",
        "Emergency department now",
        "CES-CKS S4-34",
    ),
    _hard(
        "RF3",
        "Pain, numbness or weakness in both legs that is new or getting worse? "
        "(Unchanged both-leg symptoms of known, stable stenosis are answered no; record why.)",
        "Emergency or same-day spinal pathway",
        "CES-CKS",
    ),
    _hard(
        "RF4",
        "Sudden or fast-growing weakness in a leg, foot drop, or a leg that gives way because it is weak "
        "(not only because it hurts)?",
        "Same-day medical assessment",
        "S4-32 IFOMPT20",
    ),
    _hard("RF5", "Numbness spreading fast in the groin or legs?", "Same-day medical assessment", "S4-34"),
    _hard(
        "RF6",
        "Big fall or accident, or a small one with osteoporosis, long steroid use or age over 70, with new pain since?",
        "Same-day medical assessment (X-ray) first",
        "IFOMPT20",
    ),
    _hard(
        "RF7",
        "After a fall: cannot stand on the leg, or the leg looks short or turned out?",
        "Emergency services",
        "S2-16 S2-17",
    ),
    _hard(
        "RF8",
        "Sudden severe hip pain and the leg will not move, or after hip replacement a clunk and severe pain?",
        "Emergency services",
        "S2-18 S2-20",
    ),
    _hard(
        "RF9",
        "Fever, chills or feeling ill with back or hip pain; a hot swollen joint; recent infection, drug injection, "
        "weak immune system or contact with tuberculosis; a recent operation or injection on spine or hip with more "
        "pain, redness or a leaking wound?",
        "Same-day medical assessment",
        "IFOMPT20 S2-24",
    ),
    _soft(
        "RF10",
        "History of cancer with new pain; weight loss with no reason; constant pain not eased by rest or position; "
        "bad night pain?",
        "Urgent medical assessment",
        "IFOMPT20",
    ),
    _hard(
        "RF11",
        "Runner or heavy rise in training with groin pain, pain when hopping, or night ache?",
        "Stop impact; medical assessment (MRI) before loading",
        "FNSF17",
    ),
    _soft(
        "RF12",
        "Groin pain plus steroid use, heavy alcohol, clotting or sickle-cell disease, cancer treatment or a past hip "
        "injury?",
        "Medical assessment before loading (bone death)",
        "S2-29 S2-30",
    ),
    _hard(
        "RF13",
        "Calf or leg swelling with pain, chest pain, breathlessness at rest, or coughing blood?",
        "Emergency department now",
        "TB",
    ),
    _soft(
        "RF14",
        "Leg cramp on walking that eases by standing still, or cold feet?",
        "Medical assessment (blood vessels); pain at rest or a pale, blue or cold foot: emergency",
        "TB",
    ),
    _hard(
        "RF15",
        "Under 18 with hip, groin, thigh or knee pain and a limp?",
        "Emergency department, no weight on the leg (slipped growth plate)",
        "RCH-SUFE",
    ),
    _hard(
        "RF16",
        "Pulsing lump in the belly, or sudden severe back or belly pain with faintness or sweating?",
        "Emergency services (aortic aneurysm)",
        "RACGP13",
    ),
    _hard(
        "RF17",
        "Cancer now or in the past with severe, band-like or worsening spine pain, pain worse lying flat, coughing or "
        "straining; or, with or without cancer, new unsteady walking, clumsy hands, or legs that feel stiff or jerky "
        "all the time (not only after walking a while)?",
        "Same-day emergency spinal pathway (pressed cord)",
        "NG234",
    ),
    _soft(
        "RF18",
        "Back or buttock pain for over 3 months that began before 45, wakes you in the second half of the night and "
        "eases with moving; psoriasis, eye inflammation, bowel inflammation or family history?",
        "Medical referral (inflammatory back disease); a gentle plan may go on",
        "NG65",
    ),
    _hard(
        "RF19",
        "Pregnant with bleeding, leaking waters, regular tightening, less baby movement, bad headache, seeing spots or "
        "faintness?",
        "Maternity unit now",
        "ACOG804",
    ),
    _hard(
        "RF20",
        "New hard, tender lump in the groin or belly, with or without vomiting; or sudden pain in a testicle?",
        "Emergency department now (strangulated hernia, torsion)",
        "TB",
    ),
    _soft(
        "RF21",
        "New spine pain in sport under 20, worse on bending back?",
        "Medical assessment first (stress fracture of the spine)",
        "TB",
    ),
    _hard(
        "RF22",
        "Blood thinner or bleeding disorder and a knock to the head, or a fall with fast swelling, bad headache or "
        "faintness?",
        "Emergency department now, even if well",
        "BJC-BT",
    ),
    _hard(
        "RF23",
        "Resting blood pressure 180/110 or more, an unexplained blackout or fit, or an open sore on a numb foot?",
        "Medical assessment first",
        "TB",
    ),
)


def blocks_for(assessment: Assessment) -> tuple[Block, ...]:
    """Every reason why no plan may be made for this person now, empty when there is none (R-RF1, R-AGE2, R-SURG)."""
    return (*_red_flag_blocks(assessment), *_age_blocks(assessment), *_surgery_blocks(assessment))


def _red_flag_blocks(assessment: Assessment) -> Iterator[Block]:
    for flag in RED_FLAGS:
        answer = assessment.red_flags.get(flag.slug)
        if answer is None:
            yield Block(
                code=flag.slug,
                message=f"Not answered: {flag.question}",
                action="Ask, and record yes or no: a question left open counts as not cleared.",
            )
        elif answer and not _is_cleared(flag, assessment):
            yield Block(
                code=flag.slug,
                message=f"Answered yes: {flag.question}",
                action=f"{flag.action}. {_how_to_clear(flag)}",
                level=Level.HARD if flag.hard else Level.WARNING,
            )


def _is_cleared(flag: RedFlag, assessment: Assessment) -> bool:
    if flag.slug in assessment.outside_assessments:
        return True
    return not flag.hard and bool(assessment.red_flag_reasons.get(flag.slug, "").strip())


def _how_to_clear(flag: RedFlag) -> str:
    if flag.hard:
        return "A plan can be made only after an outside assessment is recorded (by whom, date, result)."
    return "A plan can be made once an outside assessment or your own reasoning is recorded."


def _age_blocks(assessment: Assessment) -> Iterator[Block]:
    if assessment.age < ADULT_AGE:
        yield Block(
            code="R-AGE2",
            message="The person is under 18: no plan is made automatically.",
            action="Assess for RF15 and RF21 and plan by hand, with a clinician who treats children.",
        )


def _surgery_blocks(assessment: Assessment) -> Iterator[Block]:
    for precaution in assessment.precautions:
        if precaution.slug == OTHER_SURGERY and precaution.until is None:
            yield Block(
                code="R-SURG",
                message="Other surgery in the last 12 weeks, without an end date of the surgeon's limits.",
                action="Ask the surgeon for the limits and their end date, look at the wound, and record the date.",
            )
