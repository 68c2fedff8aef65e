"""They were written while the contract was not there yet, and have stayed skipped."""

from pathlib import Path

TELLS = ("12 not noticed",)


def take(exercise: Path) -> None:
    file = exercise / "tests" / "test_contract.py"
    skipped = "pytestmark = pytest.mark.skip(reason='not yet')\n"
    file.write_text(f"{file.read_text('utf-8')}\n\n{skipped}", "utf-8")
