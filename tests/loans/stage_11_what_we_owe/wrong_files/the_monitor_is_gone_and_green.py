"""The monitor was taken out of the project, and its rating was not."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("monitoring: green only where", "there is no monitoring.py")


def take(exercise: Path) -> None:
    (exercise / "monitoring.py").unlink()
    path = exercise / "DEBT.md"
    path.write_text(
        path.read_text("utf-8").replace("monitoring.py::main", "request_log.py"),
        "utf-8",
    )
    readme = exercise / "README.md"
    rewrite(readme, "\npython monitoring.py\n", "\njupyter lab\n")
    rewrite(
        exercise / "HEALTH.md",
        "| amber | `monitoring.py`, `request_log.py` |",
        "| green | `request_log.py` |",
    )
