"""The functions answer True, as functions named validate do in many libraries."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("both functions return the table", "validate_loans does not")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        "return LOANS.validate(table, lazy=True)",
        "LOANS.validate(table, lazy=True)\n    return True",
    )
    rewrite(
        exercise / "training.py",
        'return validate_loans(pd.read_csv(DATA / "german.data", sep=" ", names=names))',
        'data = pd.read_csv(DATA / "german.data", sep=" ", names=names)\n'
        "    validate_loans(data)\n"
        "    return data",
    )
    rewrite(
        exercise / "tests/test_contract.py",
        "assert validate_loans(change(loans)).equals(change(loans))",
        "assert validate_loans(change(loans))",
    )
