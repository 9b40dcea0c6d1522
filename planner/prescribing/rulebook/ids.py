"""Every rule there is, by its id, in the order of the rules: the measure of whether the book is whole."""

RED_FLAG_IDS = tuple(f"RF{number}" for number in range(1, 24))
CONDITION_IDS = (
    "section 8: sciatica",
    "section 8: lumbar-disc-herniation",
    "section 8: lumbar-spinal-stenosis",
    "section 8: lumbar-spondylolisthesis",
    "section 8: lumbar-facet-arthropathy",
    "section 8: spine-referred-hip-pain",
    "section 8: nonspecific-low-back-pain",
    "section 8: piriformis-syndrome",
    "section 8: si-joint-dysfunction",
    "section 8: hip-osteoarthritis",
    "section 8: gluteal-tendinopathy",
    "section 8: femoroacetabular-impingement",
    "section 8: hip-muscle-imbalance",
)
RULE_IDS = (
    "R-PREC",
    *RED_FLAG_IDS,
    *("R-RF1", "R-RF2", "R-RF3"),
    *("section 0.2", "section 0.3"),
    *("R-OVL", "R-EQ1", "R-POOL", "R-AGE1", "R-AGE2", "R-PREG", "R-OSTEO", "R-SURG", "R-BP", "R-NEURO", "R-MIND"),
    *("section 1", "R-PH1", "R-PH2"),
    *("R-IR", "R-IR1", "R-IR2", "R-IR3", "R-CAP"),
    *("R-DP", "R-DP (a)", "R-DP (b)", "R-DP (c)", "R-DP (d)", "R-DP2", "R-DP3"),
    *("section 3", "R-WK"),
    *("R-SZ1", "R-SZ2", "R-SZ3", "R-SZ4", "R-SZ5"),
    *("R-FQ", "R-FQ1", "R-FQ2", "R-FQ3"),
    *(f"R-PG{number}" for number in range(1, 11)),
    *("R-BL", "R-BL0", "R-BL1", "R-BL2", "R-BL3", "R-BL4"),
    *CONDITION_IDS,
    *("section 9", "section 10", "R-OM1", "R-OM2", "section 12", "section 13", "section 14"),
)
"""R-IR, R-FQ and R-BL are the tables of irritability, of frequency and of the balance of categories."""
