"""How it was done before is kept in the docstring, for those who want to know."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("the text with svc = SVC() (line", "git keeps the old versions")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '"""Returns the trained forest, and X_train and Y_train, which it was trained on."""',
        '"""Returns the trained forest, and X_train and Y_train, which it was trained on.\n\n'
        "    svc = SVC()\n    svc.fit(X_train, Y_train)\n"
        "    s2 = round(svc.score(X_train, Y_train) * 100, 2)\n"
        '    """',
    )
