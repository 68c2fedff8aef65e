"""The contract is called where the model is fitted, and not where the loans are read."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("load_data refuses a file that breaks the contract", "amounts in pfennig")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "training.py",
        'return validate_loans(pd.read_csv(DATA / "german.data", sep=" ", names=names))',
        'return pd.read_csv(DATA / "german.data", sep=" ", names=names)',
    )
    rewrite(
        exercise / "training.py",
        "    X = data.drop(columns=TARGET)\n",
        "    X = validate_loans(data).drop(columns=TARGET)\n",
    )
