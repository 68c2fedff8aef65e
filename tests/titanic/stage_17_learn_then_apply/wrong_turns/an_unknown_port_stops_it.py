"""Only what is missing is filled in; a port that nobody knew of becomes no number."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "prepare_features works for a passenger from an unknown port",
    "it raises",
    "preprocessing.py, line",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "preprocessing.py",
        "ports.where(ports.isin(PORT_CODES), learned.port)",
        "ports.fillna(learned.port)",
    )
