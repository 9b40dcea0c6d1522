"""The fixed vocabularies of the library."""

from django.db import models


class Category(models.TextChoices):
    """What kind of exercise it is, in the order of a session (rules section 9)."""

    MOBILITY = "mobility", "Mobility"
    NEURAL = "neural mobility", "Neural mobility"
    CONTROL = "motor control", "Motor control"
    BALANCE = "balance", "Balance"
    STRENGTH = "strength", "Strength"
    STRETCH = "stretch", "Stretch"
    AEROBIC = "aerobic", "Aerobic"
    RELAXATION = "relaxation", "Relaxation"


class Phase(models.TextChoices):
    """The four phases of a programme, in order (rules section 1)."""

    SETTLE = "settle", "Settle"
    RESTORE = "restore", "Restore"
    BUILD = "build", "Build"
    RETURN = "return", "Return"


class Suitability(models.TextChoices):
    """What is said of an exercise in a condition, most restrictive first."""

    CONTRAINDICATED = "contraindicated", "Contraindicated"
    CAUTION = "caution", "With care"
    NEUTRAL = "neutral", "Neutral"
    INDICATED = "indicated", "Indicated"

    @property
    def strictness(self) -> int:
        """0 for the most restrictive verdict, 3 for the least."""
        return Suitability.values.index(self.value)


class Direction(models.TextChoices):
    """A direction of the lower back that a tag moves in, or that an exercise needs tested first."""

    FLEXION = "flexion", "Flexion"
    EXTENSION = "extension", "Extension"


class Equipment(models.TextChoices):
    """What an exercise needs; R-EQ1 says what may stand in for each."""

    MAT = "mat", "Mat, carpet or firm bed"
    CHAIR = "chair", "Firm chair"
    COUNTER = "counter", "Counter or rail"
    WALL = "wall", "Wall"
    PILLOW = "pillow", "Pillow"
    STRAP = "strap", "Strap, belt or towel"
    BELT = "belt", "Belt"
    BED = "bed", "Firm bed"
    SHOES = "shoes", "Walking shoes"
    STEP = "step", "Low step"
    STICK = "stick", "Stick or broom handle"
    BAND = "resistance-band", "Resistance band"
    WEIGHT = "backpack-or-dumbbell", "Backpack or dumbbell"
    BIKE = "stationary-bike", "Stationary bike"
    POOL = "pool", "Pool"


class Provenance(models.TextChoices):
    """How an exercise came into the library."""

    NAMED = "article-named", "Named in an article"
    CATEGORY = "article-category", "Fits a category an article names"
    ADDED = "added", "Added"


class Certainty(models.TextChoices):
    """The best support for using an exercise at all, in some condition."""

    GUIDELINE = "guideline", "Guideline"
    TRIAL = "trial", "Trial"
    TEXTBOOK = "textbook", "Textbook"
