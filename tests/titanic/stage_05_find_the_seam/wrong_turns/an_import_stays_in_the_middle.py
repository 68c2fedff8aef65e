"""The lines of the models are wrapped as they are, with the import in front of one."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "below it: from sklearn.naive_bayes import GaussianNB (line ",
    "move them up (slide statements)",
)

IMPORT = "from sklearn.naive_bayes import GaussianNB\n"


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, IMPORT, "")
    rewrite(script, "    gauss = Gauss", f"    {IMPORT}\n    gauss = Gauss")
