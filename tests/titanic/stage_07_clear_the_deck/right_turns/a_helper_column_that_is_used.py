"""FamilySize stays: IsAlone is found by it. The forest works in threads, in a pipeline."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(
        script,
        '    df.loc[df["SibSp"] + df["Parch"] == 0, "IsAlone"] = 1\n',
        '    df["FamilySize"] = df["SibSp"] + df["Parch"] + 1\n'
        '    df.loc[df["FamilySize"] == 1, "IsAlone"] = 1\n',
    )
    rewrite(
        script,
        "RandomForestClassifier(n_estimators=100, random_state=42)",
        "make_pipeline(\n"
        "        RandomForestClassifier(n_estimators=100, random_state=42, n_jobs=2)\n    )",
    )
    rewrite(
        script,
        "from sklearn.ensemble import RandomForestClassifier\n",
        "from sklearn.ensemble import RandomForestClassifier\n"
        "from sklearn.pipeline import make_pipeline\n",
    )
