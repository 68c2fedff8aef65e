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
        "Embarked=known_ports(passengers).fillna(learned.port)",
        'Embarked=passengers["Embarked"].fillna(learned.port)',
    )
