"""Within a function everybody knows what is meant, so the short name stays there."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("df in line", "all_df in line", "rename variable")


def take(exercise: Path) -> None:
    core, script = exercise / "preprocessing.py", exercise / "train.py"
    rewrite(
        core,
        "def encode_sex(passengers: pd.DataFrame) -> pd.DataFrame:",
        "def encode_sex(df: pd.DataFrame) -> pd.DataFrame:",
    )
    rewrite(
        core,
        'passengers.assign(Sex=passengers["Sex"].map',
        'df.assign(Sex=df["Sex"].map',
    )
    rewrite(
        script,
        "    features = prepare_features(pd.concat([train, test]))",
        "    all_df = pd.concat([train, test])\n    features = prepare_features(all_df)",
    )
