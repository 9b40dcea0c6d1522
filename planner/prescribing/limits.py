"""The limits that are printed for a patient when an exercise is allowed only with care, by movement tag."""

BELOW_A_RIGHT_ANGLE = "Keep the bend at your hip below a right angle. Use a high seat and keep your back upright."
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
    "knee-load": "Bend your knees less, or use a higher seat.",
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
WHEN_NOTHING_ELSE_IS_SAID = "Start small, and stay within what is easy."
_PLACES = {tag: place for place, tag in enumerate(BY_TAG)}
MID_RANGE = "Stay in the middle of the movement."


def limits_for(tags: frozenset[str]) -> tuple[str, ...]:
    """The sentences to print for these tags, each once, in a fixed order; a general one where no tag has its own."""
    known = sorted(tags & BY_TAG.keys(), key=_PLACES.__getitem__)
    return tuple(dict.fromkeys([BY_TAG[tag] for tag in known])) or (WHEN_NOTHING_ELSE_IS_SAID,)
