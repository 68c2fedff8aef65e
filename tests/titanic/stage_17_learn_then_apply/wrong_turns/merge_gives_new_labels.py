"""merge in place of join: it gives the passengers labels from 0 on, so that the age that is
filled in is that of others."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "It does not matter who is asked about together",
    "or for a step that gives them new labels, as merge does",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        'passengers[AGE_GROUPS].join(learned.age_by_group, on=AGE_GROUPS)["Age"]',
        'passengers[AGE_GROUPS].merge(\n        learned.age_by_group, how="left",'
        ' left_on=AGE_GROUPS, right_index=True\n    ).reset_index(drop=True)["Age"]',
    )
