"""The short way, where those learned from tell no age of a sex and class: the step after it
still imputes, and finds a gap to fill."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "of whose sex and class learn was given nobody",
    "it raises IntCastingNaNError",
    "of a sex and class without any age, it is the median of all ages: leave no gap",
)


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    rewrite(core, ".fillna(typical).fillna(learned.age)", ".fillna(typical)")
    rewrite(
        core,
        '    years = passengers["Age"].astype(int)\n',
        '    medians = passengers.groupby(AGE_GROUPS)["Age"].transform("median")\n'
        '    years = passengers["Age"].fillna(medians).astype(int)\n',
    )
