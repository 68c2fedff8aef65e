"""Two branches have approved another value, and the merge is committed as git left it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "tests/approved_features.csv, line 35",
    "merge conflict",
    "keep one of the two",
)


def take(exercise: Path) -> None:
    old, new = "34,2,0,66,1,0,1,1,132\n", "34,2,0,4,1,0,1,1,8\n"
    rewrite(
        exercise / "tests" / "approved_features.csv",
        old,
        f"<<<<<<< HEAD\n{old}=======\n{new}>>>>>>> bands\n",
    )
