"""While the notebook is open anyway, unused imports and a print or two are tidied away."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("gone or changed: import itertools (and 1 more)", "have their own stages")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(notebook, "import itertools\n", "")
    rewrite(notebook, "print('-----------------')\ntest.info()", "test.info()")
