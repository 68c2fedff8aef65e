"""Five came to mind, and then it was late."""

from pathlib import Path

TELLS = ("at least six debts", "it has 5")


def take(exercise: Path) -> None:
    path = exercise / "DEBT.md"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    rows = [at for at, line in enumerate(lines) if line.startswith("| ")]
    path.write_text(
        "".join(line for at, line in enumerate(lines) if at not in rows[6:]), "utf-8"
    )
