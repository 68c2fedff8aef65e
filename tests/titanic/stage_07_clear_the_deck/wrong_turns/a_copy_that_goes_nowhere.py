"""The copy just in case is made as before, and has no name any more: nothing complains."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("_ (line", "what has a name is read somewhere")


def take(exercise: Path) -> None:
    line = "    df = pd.concat([train, test])\n"
    rewrite(exercise / "train.py", line, f"{line}    _ = df.copy()\n")
