"""The gaps are filled where the files are read, for they are a matter of the files."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it is given Embarked changed already", "as they were read")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "    features = prepare_features(pd.concat([train, test]))",
        '    passengers = pd.concat([train, test]).fillna({"Embarked": "S"})\n'
        "    features = prepare_features(passengers)",
    )
