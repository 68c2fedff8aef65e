"""While wrapping, the bands of the fares are taken out: more detail, better scores."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Fare differs in", "Survived differs in", "and not what comes out")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, '    df.loc[df["Fare"] <= 7.91, "Fare"] = 0\n', "")
    rewrite(
        script,
        '    df.loc[(df["Fare"] > 7.91) & (df["Fare"] <= 14.454), "Fare"] = 1\n',
        "",
    )
    rewrite(
        script,
        '    df.loc[(df["Fare"] > 14.454) & (df["Fare"] <= 31), "Fare"] = 2\n',
        "",
    )
    rewrite(script, '    df.loc[df["Fare"] > 31, "Fare"] = 3\n', "")
