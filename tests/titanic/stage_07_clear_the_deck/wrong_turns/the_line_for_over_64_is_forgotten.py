"""The line does nothing, so it goes; what is missing there nobody can look up."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("the note does not name the 64: # The oldest", "in stage 16 you change it")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, '    df.loc[df["Age"] > 64, "Age"]\n', "")
    note = "    # [code smell] dead code: it assigns nothing, so ages over 64 stay as they are\n"
    rewrite(script, note, "    # The oldest get no band: somebody forgot them.\n")
