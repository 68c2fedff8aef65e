"""The print inside the loop over sexes and classes was overlooked."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("print(s, c, len(temp), m), in line 7 of code cell 15 of 38",)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "        m = round(m * 2) / 2\n",
        "        m = round(m * 2) / 2\n        print(s, c, len(temp), m)\n",
    )
