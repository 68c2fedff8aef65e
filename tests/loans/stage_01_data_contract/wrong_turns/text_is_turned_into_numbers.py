"""With coerce=True nothing is refused any more that one had to explain."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Amounts got through as text",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "    return pa.Column(\n        checks=[\n            pa.Check(\n",
        "    return pa.Column(\n"
        "        int,\n"
        "        coerce=True,\n"
        "        checks=[\n"
        "            pa.Check(\n",
    )
