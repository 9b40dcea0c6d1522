"""Ways to break the small library: what to change (file, old, new), and the fault that has to be named."""

from exercises.figures.skeleton import RANGES

FIGURES = "figures/mobility.yaml"
MOBILITY, STRENGTH = "exercises/mobility.yaml", "exercises/strength.yaml"
START = "start: {sets: 1, repetitions: 6, hold_seconds: 2, rest_seconds: 20, days_per_week: 7, times_per_day: 1}"

FAULTS: dict[str, tuple[tuple[str, str, str], str]] = {
    "unknown tag": (
        (MOBILITY, "tags: [lumbar-flexion, lumbar-extension]", "tags: [lumbar-extension, lumbar-flexon]"),
        "mobility.yaml: cat-cow: tags[1]: unknown tag 'lumbar-flexon'; did you mean 'lumbar-flexion'?",
    ),
    "unknown condition in verdicts": (
        (MOBILITY, "      sciatica: {", "      siatica: {"),
        "mobility.yaml: cat-cow: verdicts: unknown condition 'siatica'; did you mean 'sciatica'?",
    ),
    "no verdict for a condition": (
        (
            MOBILITY,
            "      hip-osteoarthritis: {verdict: neutral, reason: No special reason, source: none, basis: default}",
            "",
        ),
        "mobility.yaml: cat-cow: verdicts: none for condition 'hip-osteoarthritis'",
    ),
    "unknown exercise as progression": (
        (MOBILITY, "progressions: [bridge]", "progressions: [bridje]"),
        "mobility.yaml: cat-cow: progressions[0]: unknown exercise 'bridje'; did you mean 'bridge'?",
    ),
    "unknown exercise as regression": (
        (STRENGTH, "regressions: [bridge]", "regressions: [nothing-like-it]"),
        "strength.yaml: single-leg-bridge: regressions[0]: unknown exercise 'nothing-like-it'",
    ),
    "unknown source": (
        (MOBILITY, "sources: [TB]", "sources: [TX]"),
        "mobility.yaml: cat-cow: sources[0]: unknown source 'TX'",
    ),
    "unknown source of a verdict": (
        (STRENGTH, "source: NMA20, basis", "source: NMA2 TB, basis"),
        "strength.yaml: bridge: verdicts.hip-osteoarthritis.source: unknown source 'NMA2'; did you mean 'NMA20'?",
    ),
    "unknown source of a dose": (
        (MOBILITY, "      source: TB", "      source: S0-44"),
        "mobility.yaml: cat-cow: dosage.source: unknown source 'S0-44'; did you mean 'S0-43'?",
    ),
    "unknown passage": (
        (MOBILITY, "passages: [S0-42, S0-43]", "passages: [S0-42, S0-34]"),
        "mobility.yaml: cat-cow: passages[1]: unknown passage 'S0-34'; did you mean 'S0-43'?",
    ),
    "unknown precaution in a lock": (
        (MOBILITY, "when_precautions: [osteoporosis]", "when_precautions: [osteoporsis]"),
        (
            "mobility.yaml: cat-cow: requires.when_precautions[0]: unknown precaution "
            "'osteoporsis'; did you mean 'osteoporosis'?"
        ),
    ),
    "unknown direction in a lock": (
        (MOBILITY, "easing_direction: flexion", "easing_direction: flexon"),
        (
            "mobility.yaml: cat-cow: requires.easing_direction: 'flexon' is not one of flexion, "
            "extension; did you mean 'flexion'?"
        ),
    ),
    "lock that holds for nobody": (
        (
            MOBILITY,
            "when_conditions: [sciatica], when_precautions: [osteoporosis], when_leg_symptoms: true",
            "when_conditions: [], when_precautions: [], when_leg_symptoms: false",
        ),
        "mobility.yaml: cat-cow: requires: holds for nobody: name a condition, a precaution or leg symptoms",
    ),
    "unknown tag in a rule": (
        ("conditions.yaml", "{tag: neural-tension", "{tag: neural-tensions"),
        "conditions.yaml: sciatica: tag_rules[0].tag: unknown tag 'neural-tensions'; did you mean 'neural-tension'?",
    ),
    "unknown first choice": (
        ("conditions.yaml", "core: [cat-cow]", "core: [cat-cwo]"),
        "conditions.yaml: sciatica: core[0]: unknown exercise 'cat-cwo'; did you mean 'cat-cow'?",
    ),
    "first choice in both roles": (
        ("conditions.yaml", "core: [cat-cow]", "core: [cat-cow, bridge]"),
        "conditions.yaml: sciatica: add: 'bridge' is in core too",
    ),
    "contraindicated first choice": (
        (
            STRENGTH,
            "{verdict: indicated, reason: Strength while lying down",
            "{verdict: contraindicated, reason: Too early",
        ),
        "conditions.yaml: sciatica: add: 'bridge' is contraindicated here",
    ),
    "two rules for a tag": (
        (
            "conditions.yaml",
            "    tag_rules: []",
            (
                "    tag_rules:\n"
                "      - {tag: supine, verdict: neutral, reason: One, source: TB}\n"
                "      - {tag: supine, verdict: indicated, reason: Two, source: TB}"
            ),
        ),
        "conditions.yaml: hip-osteoarthritis: tag_rules: two rules for the tag 'supine'",
    ),
    "unknown tag of a precaution": (
        ("precautions.yaml", "caution_tags: [lumbar-extension]", "caution_tags: [lumbar-extention]"),
        (
            "precautions.yaml: osteoporosis: caution_tags[0]: unknown tag 'lumbar-extention'; did "
            "you mean 'lumbar-extension'?"
        ),
    ),
    "tag forbidden and allowed": (
        ("precautions.yaml", "caution_tags: [lumbar-extension]", "caution_tags: [lumbar-flexion]"),
        "precautions.yaml: osteoporosis: caution_tags: 'lumbar-flexion' is contraindicated too",
    ),
    "precaution without tags": (
        (
            "precautions.yaml",
            "contraindicated_tags: [lumbar-flexion]\n    caution_tags: [lumbar-extension]",
            "contraindicated_tags: []\n    caution_tags: []",
        ),
        (
            "precautions.yaml: osteoporosis: contraindicated_tags: names no tag, nor does "
            "caution_tags: it would do nothing"
        ),
    ),
    "unknown tag with a direction": (
        ("tags.yaml", "flexion: [lumbar-flexion]", "flexion: [lumbar-flex]"),
        "tags.yaml: directions: flexion[0]: unknown tag 'lumbar-flex'; did you mean 'lumbar-flexion'?",
    ),
    "tag with two directions": (
        ("tags.yaml", "extension: [lumbar-extension]", "extension: [lumbar-extension, lumbar-flexion]"),
        "tags.yaml: directions: extension: 'lumbar-flexion' stands in flexion too",
    ),
    "passage without an article": (
        ("sources.yaml", "{slug: S0, title", "{slug: S9, title"),
        "sources.yaml: S0-42: slug: no article 'S0'",
    ),
    "slug that stands twice": (
        (STRENGTH, "slug: single-leg-bridge", "slug: bridge"),
        "strength.yaml: bridge: stands twice in exercises; the first is in strength.yaml",
    ),
    "slug in two files": (
        (STRENGTH, "slug: single-leg-bridge", "slug: cat-cow"),
        "strength.yaml: cat-cow: stands twice in exercises; the first is in mobility.yaml",
    ),
    "slug with spaces": (
        ("reviews.yaml", "slug: RV-01", "slug: RV 01"),
        "reviews.yaml: RV 01: slug: 'RV 01' is not a slug: letters, digits and single hyphens, at most 20",
    ),
    "entry without a slug": (
        ("reviews.yaml", "slug: RV-01, ", ""),
        "reviews.yaml: reviews[0]: slug: is missing",
    ),
    "looser than a tag rule": (
        (STRENGTH, "{verdict: caution, reason: The straight leg", "{verdict: neutral, reason: The straight leg"),
        (
            "strength.yaml: single-leg-bridge: verdicts.sciatica: "
            "neutral is looser than the rule of the tag 'neural-tension': caution"
        ),
    ),
    "basis without a rule": (
        (STRENGTH, "basis: 'tag:neural-tension'", "basis: 'tag:supine'"),
        (
            "strength.yaml: single-leg-bridge: verdicts.sciatica.basis: "
            "'tag:supine' is not one of specific, default, tag:neural-tension"
        ),
    ),
    "a limit that nothing prints": (
        (
            STRENGTH,
            "reason: Strength while lying down, ",
            "reason: Strength while lying down, limit: Go slowly., ",
        ),
        "strength.yaml: bridge: verdicts.sciatica.limit: a limit is printed with caution only, and this is indicated",
    ),
    "a limit too long to print": (
        (STRENGTH, "reason: The straight leg pulls on the nerve, ", f"reason: It pulls, limit: {'Slow. ' * 40}, "),
        "strength.yaml: single-leg-bridge: verdicts.sciatica.limit: has 239 characters, 200 are the most",
    ),
    "unknown verdict": (
        (MOBILITY, "{verdict: indicated", "{verdict: indicate"),
        (
            "mobility.yaml: cat-cow: verdicts.sciatica.verdict: "
            "'indicate' is not one of contraindicated, caution, neutral, indicated; did you mean 'indicated'?"
        ),
    ),
    "progression to a lower level": (
        (STRENGTH, "level: 1", "level: 3"),
        "strength.yaml: bridge: progressions[0]: 'single-leg-bridge' is of level 2, below level 3 of this exercise",
    ),
    "circle of progressions": (
        (STRENGTH, "progressions: [single-leg-bridge]", "progressions: [single-leg-bridge, cat-cow]"),
        "mobility.yaml: cat-cow: progressions: leads back to itself over other exercises",
    ),
    "circle over a regression": (
        (MOBILITY, "regressions: []", "regressions: [bridge]"),
        "strength.yaml: bridge: progressions: leads back to itself over other exercises",
    ),
    "progression to itself": (
        (MOBILITY, "progressions: [bridge]", "progressions: [cat-cow]"),
        "mobility.yaml: cat-cow: progressions: an exercise does not lead to itself",
    ),
    "progression and regression at once": (
        (MOBILITY, "regressions: []", "regressions: [bridge]"),
        "mobility.yaml: cat-cow: regressions: 'bridge' is a progression too",
    ),
    "start above target": (
        (MOBILITY, "repetitions: 6", "repetitions: 11"),
        "mobility.yaml: cat-cow: dosage.start.repetitions: 11 is above the target, 10",
    ),
    "number in the start dose alone": (
        (
            MOBILITY,
            "hold_seconds: 2, rest_seconds: 20, days_per_week: 7, times_per_day: 2",
            "rest_seconds: 20, days_per_week: 7, times_per_day: 2",
        ),
        "mobility.yaml: cat-cow: dosage.target.hold_seconds: is missing here but not in the other dose",
    ),
    "dose that says nothing to do": (
        (MOBILITY, START, "start: {sets: 1, hold_seconds: 0, days_per_week: 7, times_per_day: 1}"),
        "mobility.yaml: cat-cow: dosage.start: a dose needs repetitions, a hold or minutes",
    ),
    "eight days a week": (
        (MOBILITY, "days_per_week: 7", "days_per_week: 8"),
        "mobility.yaml: cat-cow: dosage.start.days_per_week: 8 is not between 1 and 7",
    ),
    "no times a day": (
        (MOBILITY, "times_per_day: 1", "times_per_day: 0"),
        "mobility.yaml: cat-cow: dosage.start.times_per_day: 0 is not between 1 and 12",
    ),
    "a thousand repetitions": (
        (MOBILITY, "repetitions: 10", "repetitions: 1000"),
        "mobility.yaml: cat-cow: dosage.target.repetitions: 1000 is not between 1 and 60",
    ),
    "unknown number in a dose": (
        (MOBILITY, "{sets: 1, repetitions: 6", "{sets: 1, reps: 6"),
        "mobility.yaml: cat-cow: dosage.start.reps: unknown key",
    ),
    "dose without days": (
        (MOBILITY, "days_per_week: 7, times_per_day: 1}", "times_per_day: 1}"),
        "mobility.yaml: cat-cow: dosage.start.days_per_week: is missing",
    ),
    "half a repetition": (
        (MOBILITY, "repetitions: 6", "repetitions: 6.5"),
        "mobility.yaml: cat-cow: dosage.start.repetitions: is 6.5, not a whole number",
    ),
    "true as a number": (
        (MOBILITY, "level: 1", "level: true"),
        "mobility.yaml: cat-cow: level: is True, not a whole number",
    ),
    "level 4": (
        (MOBILITY, "level: 1", "level: 4"),
        "mobility.yaml: cat-cow: level: 4 is not between 1 and 3",
    ),
    "unknown phase": (
        (MOBILITY, "earliest_phase: settle", "earliest_phase: settel"),
        (
            "mobility.yaml: cat-cow: earliest_phase: 'settel' is not one of settle, restore, "
            "build, return; did you mean 'settle'?"
        ),
    ),
    "one-sided and alternating": (
        (STRENGTH, "one_sided: true\n    alternating: false", "one_sided: true\n    alternating: true"),
        "strength.yaml: single-leg-bridge: alternating: an exercise is one-sided or alternating, not both",
    ),
    "category of another file": (
        (MOBILITY, "category: mobility", "category: stretch"),
        "mobility.yaml: cat-cow: category: 'stretch' belongs in stretch.yaml",
    ),
    "two steps": (
        (MOBILITY, "      - Slowly round your back.\n", ""),
        "mobility.yaml: cat-cow: steps: has 2, 3 to 6 are needed",
    ),
    "no stop-if": (
        (MOBILITY, "stop_if: [Pain runs further down your leg.]", "stop_if: []"),
        "mobility.yaml: cat-cow: stop_if: is empty",
    ),
    "no mistakes": (
        (MOBILITY, "mistakes: [Moving only the neck]", "mistakes: []"),
        "mobility.yaml: cat-cow: mistakes: is empty",
    ),
    "no tags": (
        (MOBILITY, "tags: [lumbar-flexion, lumbar-extension]", "tags: []"),
        "mobility.yaml: cat-cow: tags: is empty",
    ),
    "no sources": (
        (MOBILITY, "sources: [TB]", "sources: []"),
        "mobility.yaml: cat-cow: sources: is empty",
    ),
    "tag that stands twice": (
        (MOBILITY, "tags: [lumbar-flexion, lumbar-extension]", "tags: [lumbar-flexion, lumbar-flexion]"),
        "mobility.yaml: cat-cow: tags[1]: 'lumbar-flexion' stands twice",
    ),
    "steps too hard to read": (
        (
            MOBILITY,
            "      - Slowly round your back.",
            (
                "      - Progressively articulate individual vertebral segments, emphasising "
                "controlled lumbopelvic mobility."
            ),
        ),
        "mobility.yaml: cat-cow: steps: reading grade 12.5, 6.5 is the most",
    ),
    "equipment named in the steps alone": (
        (STRENGTH, "      - Lower them with care.", "      - Hold on to a chair."),
        "strength.yaml: bridge: equipment: the steps name 'chair', the equipment lists no chair",
    ),
    "a word that is never printed": (
        (MOBILITY, "      - Slowly round your back.", "      - You MUST round your back."),
        "mobility.yaml: cat-cow: steps[1]: 'must' is never printed for patients",
    ),
    "a never-printed phrase in a description": (
        ("conditions.yaml", "has worn thin.", "has slipped out of place."),
        "conditions.yaml: hip-osteoarthritis: description: 'out of place' is never printed for patients",
    ),
    "a never-printed phrase in advice": (
        ("conditions.yaml", "advice: [Keep moving.]", "advice: [Never bend your back.]"),
        "conditions.yaml: sciatica: advice[0]: 'never bend' is never printed for patients",
    ),
    "unknown equipment": (
        (MOBILITY, "equipment: [mat]", "equipment: [matt]"),
        (
            "mobility.yaml: cat-cow: equipment[0]: 'matt' is not one of mat, chair, counter, wall, pillow, strap, "
            "belt, bed, shoes, step, stick, resistance-band, backpack-or-dumbbell, stationary-bike, pool; "
            "did you mean 'mat'?"
        ),
    ),
    "unknown key": (
        (MOBILITY, "    start_position:", "    start_positon: here\n    start_position:"),
        "mobility.yaml: cat-cow: start_positon: unknown key; did you mean 'start_position'?",
    ),
    "missing key": (
        (MOBILITY, "    purpose: Keeps your back moving both ways.\n", ""),
        "mobility.yaml: cat-cow: purpose: is missing",
    ),
    "empty text": (
        (MOBILITY, "purpose: Keeps your back moving both ways.", "purpose: ' '"),
        "mobility.yaml: cat-cow: purpose: is empty",
    ),
    "null for text": (
        (MOBILITY, "notes: ''", "notes:"),
        "mobility.yaml: cat-cow: notes: is null, not text",
    ),
    "text longer than its column": (
        (MOBILITY, "name: Cat-cow", f"name: {'Cat' * 41}"),
        "mobility.yaml: cat-cow: name: has 123 characters, 120 are the most",
    ),
    "a bare no for text": (
        ("conditions.yaml", "hip_adduction_compression: 'no'", "hip_adduction_compression: no"),
        "conditions.yaml: sciatica: aggravating.hip_adduction_compression: is False, not text",
    ),
    "text for a list": (
        (MOBILITY, "mistakes: [Moving only the neck]", "mistakes: Moving only the neck"),
        "mobility.yaml: cat-cow: mistakes: is 'Moving only the neck', not a list",
    ),
    "list for a mapping": (
        (MOBILITY, START, "start: [1, 6]"),
        "mobility.yaml: cat-cow: dosage.start: is [1, 6], not a mapping",
    ),
    "text for an entry": (
        ("reviews.yaml", "reviews:\n", "reviews:\n  - nothing\n"),
        "reviews.yaml: reviews[0]: is 'nothing', not a mapping",
    ),
    "mapping for a list of entries": (
        ("tags.yaml", "tags:\n", "tags: {}\nothers:\n"),
        "tags.yaml: unknown key 'others'; the keys are tags, directions",
    ),
    "a character that cannot be printed": (
        (MOBILITY, "name: Cat-cow", 'name: "Cat\\0cow"'),
        "mobility.yaml: cat-cow: name: holds a character that cannot be printed: 'Cat\\x00cow'",
    ),
    "a key that stands twice": (
        (MOBILITY, "    level: 1\n", "    level: 1\n    level: 1\n"),
        "mobility.yaml: line 15: the key 'level' stands twice",
    ),
    "broken YAML": (
        (MOBILITY, "    level: 1", "    level: [1"),
        "mobility.yaml: line 15: did not find expected ',' or ']'",
    ),
    "a group that is missing": (
        ("conditions.yaml", "refer_out:", "refer_on:"),
        "conditions.yaml: the key 'refer_out' is missing",
    ),
}

KNEE = RANGES["right knee flexion"]
HEAD_HANGS = "joints: {neck: {flexion: 30}}"
ANOTHER = """
  - exercise: cat-cow
    frames: [{position: standing, caption: Standing, seen: A person standing.}]
"""

FIGURE_FAULTS: dict[str, tuple[tuple[str, str, str], str]] = {
    "unknown joint": (
        (FIGURES, HEAD_HANGS, "joints: {right kneecap: {flexion: 30}}"),
        (
            f"{FIGURES}: cat-cow: frames[1].joints.right kneecap: "
            "no joint is called 'right kneecap'; did you mean 'right knee'?"
        ),
    ),
    "angle out of range": (
        (FIGURES, HEAD_HANGS, "joints: {right knee: 190}"),
        f"{FIGURES}: cat-cow: frames[1].joints.right knee: flexion 190 is outside {KNEE}",
    ),
    "contact out of reach": (
        (FIGURES, HEAD_HANGS, "contacts: {right hand: {to: left foot}}"),
        f"{FIGURES}: cat-cow: frames[1].contacts.right hand: cannot be reached: ",
    ),
    "an unknown group": (
        (FIGURES, "    frames:\n", "    frames: []\nothers:\n"),
        f"{FIGURES}: unknown key 'others'; the keys are figures",
    ),
    "a figure that says nothing": (
        (FIGURES, "figures:\n", "figures:\n  - exercise: bridge\n"),
        f"{FIGURES}: bridge: frames: is not a list",
    ),
    "unknown exercise": (
        (FIGURES, "exercise: cat-cow", "exercise: cat-cov"),
        f"{FIGURES}: cat-cov: exercise: unknown exercise 'cat-cov'; did you mean 'cat-cow'?",
    ),
    "no exercise": (
        (FIGURES, "  - exercise: cat-cow\n    camera", "  - camera"),
        f"{FIGURES}: figures[0]: exercise: is missing",
    ),
    "two figures for one exercise": (
        (FIGURES, "figures:\n", f"figures:{ANOTHER}"),
        f"{FIGURES}: cat-cow: stands twice in figures; the first is in {FIGURES}",
    ),
    "figure in the file of another category": (
        (FIGURES, "exercise: cat-cow", "exercise: bridge"),
        f"{FIGURES}: bridge: exercise: 'bridge' belongs in figures/strength.yaml",
    ),
    "text for a figure": (
        (FIGURES, "figures:\n", "figures:\n  - nothing\n"),
        f"{FIGURES}: figures[0]: is 'nothing', not a mapping",
    ),
    "mapping for a list of figures": (
        (FIGURES, "  - exercise: cat-cow\n", "  cat-cow:\n"),
        f"{FIGURES}: figures: is not a list of entries",
    ),
    "a date for text": (
        (FIGURES, "caption: Let your head hang", "caption: 2026-01-31"),
        f"{FIGURES}: cat-cow: frames[1].caption: is datetime.date(2026, 1, 31), neither text nor a number",
    ),
    "a date that is none": (
        (FIGURES, "caption: Let your head hang", "caption: 2026-13-45"),
        f"{FIGURES}: holds a value that cannot be read: month must be in 1..12",
    ),
    "a character that cannot be printed": (
        (FIGURES, "caption: Let your head hang", 'caption: "Head\\0"'),
        f"{FIGURES}: cat-cow: frames[1].caption: holds a character that cannot be printed: 'Head\\x00'",
    ),
    "a figure that holds itself": (
        (FIGURES, "props: [mat]", "props: &all [mat, *all]"),
        f"{FIGURES}: cat-cow: figure: has more than 2000 values",
    ),
    "broken YAML": (
        (FIGURES, "props: [mat]", "props: [mat"),
        f"{FIGURES}: line 5: did not find expected ',' or ']'",
    ),
}
