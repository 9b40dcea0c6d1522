"""The limits that are printed for a patient when an exercise is allowed only with care.

A caution of a condition may name its own in the library; for every other the movement tags say it here.
"""

from planner.prescribing.library import Category, ExerciseSpec

SITTING = "sitting"
BELOW_A_RIGHT_ANGLE = "Keep the bend at your hip below a right angle."
ON_A_HIGH_SEAT = f"{BELOW_A_RIGHT_ANGLE} Use a high seat and keep your back upright."
GOOD_SIDE_DOWN = "Lie on the good side only, with a pillow between your knees. Do not change sides."
BY_TAG = {
    "lumbar-flexion": "Bend your back only a little.",
    "lumbar-flexion-end": "Go only as far as is easy. Do not push to the end.",
    "lumbar-extension": "Arch your back only a little.",
    "lumbar-extension-end": "Go only as far as is easy. Do not push to the end.",
    "lumbar-rotation": "Turn only a little.",
    "lumbar-rotation-end": "Turn only a little.",
    "thoracic-rotation": "Turn gently, only as far as is easy.",
    "neural-tension": "Stop at the first light pull. It should not tingle.",
    "hip-flexion": BELOW_A_RIGHT_ANGLE,
    "hip-flexion-deep": BELOW_A_RIGHT_ANGLE,
    "hip-extension": "Let the leg go back no further than level.",
    "hip-extension-end": "Stretch the front of the hip only lightly.",
    "hip-rotation": "Turn the hip only a little.",
    "hip-er-end": "Turn the leg out only as far as is easy.",
    "hip-ir": "Turn the leg in only a little.",
    "hip-adduction": "Keep your knee away from the middle.",
    "adductor-load": "Squeeze gently. Stop if the front of your pelvis hurts.",
    "single-leg-loading": "Keep your hips level.",
    "asymmetric-pelvis": "Use a small range and keep your hips even.",
    "fall-risk": "Hold on to something firm all the time.",
    "supine": "Keep the time on your back short. Prop yourself up or roll to your side.",
    "side-lying": GOOD_SIDE_DOWN,
    "prone": "Put a pillow under your belly, or leave it out if it is not easy.",
    "kneeling": "Put something soft under your knees.",
    "quadruped": "Put something soft under your knees.",
    "prone-support": "Keep it short and keep breathing.",
    "knee-load": "Bend your knees less.",
    "knee-flexion-end": "Bend your knee only as far as is easy.",
    "wrist-load": "Rest on your forearms or fists if your wrists are sore.",
    "shoulder-load": "Keep it short, and stop if your shoulder hurts.",
    "isometric": "Hold for 10 seconds at most. Keep breathing.",
    "long-lever-core": "Use the easiest form. Keep breathing.",
    "trunk-curl": "Lift only a little. Keep breathing.",
    "spinal-compression-high": "Use a light weight, held close to you.",
    "inverted": "Keep your head above your heart. Come up slowly.",
    "pool": "Do not go alone. Stay away while a wound is open.",
    "walking": "Wear good shoes and look at your feet before and after.",
}
ON_A_CHAIR = {
    "hip-flexion": ON_A_HIGH_SEAT,
    "hip-flexion-deep": ON_A_HIGH_SEAT,
    "knee-load": "Bend your knees less, or use a higher seat.",
}
"""What a tag asks for on a chair, where it is not the same as elsewhere."""
WITH_EFFORT = {"supine": "Keep the time on your back short. Roll to your side as soon as you are done."}
"""What a tag asks for in strength work, where it is not the same as in easy movement: no bridge is done propped up."""
WHEN_NOTHING_ELSE_IS_SAID = "Start small, and stay within what is easy."
_PLACES = {tag: place for place, tag in enumerate(BY_TAG)}
MID_RANGE = "Stay in the middle of the movement."
ON_THE_BED = "Do this on your bed, not on the floor. The bed has to be firm."


def limits_for(tags: frozenset[str], spec: ExerciseSpec) -> tuple[str, ...]:
    """The sentences to print for these tags of an exercise, each once, in a fixed order; a general one where none is.

    They fit how it is done: on a chair, lying, with effort (R-IR, R-PREG, R-SURG).
    """
    known = sorted(tags & BY_TAG.keys(), key=_PLACES.__getitem__)
    return tuple(dict.fromkeys([_said_of(tag, spec) for tag in known])) or (WHEN_NOTHING_ELSE_IS_SAID,)


def _said_of(tag: str, spec: ExerciseSpec) -> str:
    if spec.start_position.startswith(SITTING) and tag in ON_A_CHAIR:
        return ON_A_CHAIR[tag]
    if spec.category is Category.STRENGTH and tag in WITH_EFFORT:
        return WITH_EFFORT[tag]
    return BY_TAG[tag]
