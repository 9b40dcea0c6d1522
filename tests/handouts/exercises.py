"""The words of a dozen exercises as a patient reads them, for sheets that look like real ones."""

from planner.handouts.sheet import Card
from tests.handouts.figures import figure

# What is not named here has no picture yet.
DRAWN = {
    "walking": "standing",
    "prone-press-up": "lying",
    "pelvic-tilt": "lying",
    "bridge": "lying",
    "bird-dog": "three",
    "hip-hinge-with-stick": "standing",
}
SPREADS = "Pain, tingling or numbness spreads further down your leg."


def _card(exercise: str, why: str, position: str, dose: tuple[str, str], words: tuple[tuple[str, ...], ...]) -> Card:
    steps, mistakes, stop_if = words
    slug = exercise.lower().replace(" ", "-")
    return Card(
        exercise=slug,
        name=exercise,
        tag="NEW",
        new=True,
        why=why,
        position=position,
        dose=dose[0],
        dose_detail=dose[1],
        steps=steps,
        mistakes=mistakes,
        stop_if=stop_if,
        figure=figure(DRAWN[slug]) if slug in DRAWN else None,
    )


WALKING = _card(
    "Walking",
    "Keeps you moving and builds your stamina.",
    "standing",
    ("10 min", "every day · effort 3 of 10"),
    (
        (
            "Wear comfortable shoes and pick flat ground.",
            "Start at an easy pace where you can still talk.",
            "Walk for the time shown. Swing your arms.",
            "Split it into shorter walks if that feels better.",
            "Add a few minutes each week.",
        ),
        ("Doing too much on a good day", "Stopping for days after a sore day"),
        (
            SPREADS,
            "Chest pain, or you are very short of breath or dizzy. Stop and get help.",
            "You start to limp.",
        ),
    ),
)
PRESS_UP = _card(
    "Prone press-up",
    "Bends your back the way that eases your leg.",
    "lying face down, hands by shoulders",
    ("1 × 8", "3 times a day · every day"),
    (
        (
            "Lie on your stomach with your hands by your shoulders.",
            "Push your chest up with your arms. Let your hips stay down and relaxed.",
            "Go only as far as is easy. Breathe out at the top.",
            "Lower and repeat. Check where your pain is after each set.",
        ),
        ("Using the back muscles to lift", "Lifting the hips", "Pushing on when leg pain spreads"),
        ("Pain moves further down your leg.", "New numbness or weakness.", "Wrist or shoulder pain."),
    ),
)
BRIDGE = _card(
    "Bridge",
    "Strengthens the muscles that hold your pelvis.",
    "lying on back, knees bent",
    ("2 × 8", "hold 2 s · rest 30 s · Mon, Wed and Fri · effort 4 of 10"),
    (
        (
            "Lie on your back with your knees bent and feet hip-width apart.",
            "Squeeze your buttocks and firm your belly.",
            "Lift your hips until your body is straight from shoulders to knees.",
            "Pause, then lower slowly.",
        ),
        ("Arching the back at the top", "Knees falling in or out", "Feet too far away (hamstring cramp)"),
        ("Back pain at the top.", SPREADS),
    ),
)
BIRD_DOG = _card(
    "Bird-dog",
    "Trains your trunk to stay still while you move.",
    "on hands and knees",
    ("1 × 5", "hold 5 s · Tue, Thu and Sat · effort 3 of 10"),
    (
        (
            "Get on your hands and knees. Keep your back flat.",
            "Firm your belly lightly.",
            "Reach one arm forward and the opposite leg back.",
            "Lift no higher than your back. Hold and breathe.",
            "Return slowly. Change sides. Left and right together count as one.",
        ),
        ("Lifting the leg too high", "Hips turning", "Sagging in the middle"),
        (SPREADS, "Back pain that lasts.", "Wrist, shoulder or knee pain."),
    ),
)
CAT_COW = _card(
    "Cat-cow",
    "Eases stiffness and keeps your spine moving.",
    "on hands and knees",
    ("1 × 6", "twice a day · every day"),
    (
        (
            "Get on your hands and knees. Hands go under shoulders, knees under hips.",
            "Slowly round your back up toward the ceiling.",
            "Slowly let your back sag a little. Stop before it hurts.",
            "Move smoothly between the two. Keep it easy, not a big stretch.",
        ),
        ("Forcing the end of the movement", "Bending the elbows", "Moving only the neck"),
        (SPREADS, "Sharp pain in either direction.", "Wrist or knee pain."),
    ),
)
FIGURE_FOUR = _card(
    "Figure-four stretch",
    "Loosens the deep muscles of the buttock.",
    "lying on back, one ankle on the other knee",
    ("1 × 3 each side", "hold 15 s · every day"),
    (
        (
            "Lie on your back with both knees bent.",
            "Cross the ankle of the sore side over your other knee.",
            "Hold behind the thigh of the lower leg. Gently pull that leg toward your chest.",
            "Stop at a mild stretch in the buttock. Hold and breathe.",
            "Lower slowly. Change sides.",
        ),
        ("Pulling until the back lifts", "Pushing hard down on the crossed knee", "Bouncing"),
        (SPREADS, "Groin pinching.", "Sharp pain at the outside of the hip.", "Knee pain."),
    ),
)
PELVIC_TILT = _card(
    "Pelvic tilt",
    "Wakes up the muscles of the belly.",
    "lying on back, knees bent",
    ("1 × 8", "hold 3 s · every day"),
    (
        (
            "Lie on your back with your knees bent and feet flat.",
            "Gently flatten your lower back toward the floor by tipping your pelvis.",
            "Hold for the time shown and keep breathing.",
            "Let your back return to its natural curve. Repeat slowly.",
        ),
        ("Pushing hard through the feet", "Holding the breath", "Lifting the hips off the floor"),
        (SPREADS, "Sharp back pain."),
    ),
)
CLAMSHELL = _card(
    "Clamshell",
    "Strengthens the side of your hip.",
    "lying on side, knees bent",
    ("2 × 10 each side", "rest 30 s · Mon, Wed and Fri · effort 4 of 10"),
    (
        (
            "Lie on your side with your knees bent and a pillow between them.",
            "Keep your feet together and your hips stacked.",
            "Lift the top knee. Do not roll back.",
            "Lower slowly. Change sides.",
        ),
        ("Rolling the pelvis back", "Lifting too high"),
        ("Groin pinching.", "Pain at the outside of the hip goes over your pain limit."),
    ),
)
PLANK_KNEES = _card(
    "Plank on knees",
    "Builds a trunk that holds.",
    "on hands and knees, then forearms and knees",
    ("3 × 10 s", "rest 30 s · Tue, Thu and Sat · effort 5 of 10"),
    (
        (
            "Start on your hands and knees. Lower to your forearms, elbows under your shoulders.",
            "Walk your knees back until your body is straight from head to knees.",
            "Squeeze your buttocks and firm your belly.",
            "Breathe. Stop when your back starts to sag.",
        ),
        ("Back sagging", "Hips too high", "Holding the breath"),
        ("Back pain.", SPREADS, "Shoulder, elbow or knee pain."),
    ),
)
SIT_TO_STAND = _card(
    "Sit-to-stand",
    "Makes getting up from a chair easy again.",
    "sitting on a firm chair",
    ("2 × 8", "rest 60 s · Mon, Wed and Fri · effort 5 of 10"),
    (
        (
            "Put a firm chair against a wall so it cannot slide. Sit near the front, feet hip-width apart.",
            "Lean forward from your hips.",
            "Push through your feet to stand up. Use your hands if needed.",
            "Sit back down slowly.",
        ),
        ("Knees falling in", "Dropping into the chair", "Feet uneven"),
        ("Hip or knee pain goes over your pain limit.", SPREADS, "You feel dizzy or unsteady."),
    ),
)
HIP_HINGE = _card(
    "Hip hinge with stick",
    "Teaches your hips to bend so that your back need not.",
    "standing, stick along the back",
    ("2 × 8", "rest 30 s · Tue, Thu and Sat · effort 4 of 10"),
    (
        (
            (
                "Stand with your feet hip-width apart. Hold a stick or broom handle along your back: head, upper back, "
                "tailbone."
            ),
            "Soften your knees.",
            "Push your hips back and tip forward. Keep all three points on the stick.",
            "Squeeze your buttocks to stand up.",
        ),
        ("Back rounding off the stick", "Squatting instead of hinging"),
        (SPREADS, "Back pain that builds."),
    ),
)
PRONE_LYING = _card(
    "Lying face down",
    "A resting position that lets the leg calm down.",
    "lying face down, head to one side",
    ("2 min", "5 times a day · every day"),
    (
        (
            "Lie on your stomach on a mat or a firm bed.",
            "Put a pillow under your belly if lying flat is uncomfortable.",
            "Let your back and buttocks go soft. Breathe slowly.",
        ),
        ("Holding the buttocks tight", "Staying down although the leg gets worse"),
        ("Pain moves further down your leg.", "New numbness or weakness."),
    ),
)

ALL = (
    WALKING,
    PRONE_LYING,
    PRESS_UP,
    CAT_COW,
    PELVIC_TILT,
    BIRD_DOG,
    PLANK_KNEES,
    BRIDGE,
    CLAMSHELL,
    SIT_TO_STAND,
    HIP_HINGE,
    FIGURE_FOUR,
)
