"""The line does nothing, so it goes; that something is missing there goes with it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("no comment speaks of the ages over 64", "in stage 12 you change it")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, '    df.loc[df["Age"] > 64, "Age"]\n', "")
    note = "    # [code smell] dead code: it assigns nothing, so ages over 64 stay as they are\n"
    rewrite(script, note, "")
