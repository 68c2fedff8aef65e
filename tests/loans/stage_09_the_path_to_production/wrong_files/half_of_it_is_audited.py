"""What is in the image is audited; what runs beside the secrets is not."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "each requirements file is audited",
    "requirements-ci.txt is not",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml",
        "pip_audit -r requirements.txt -r requirements-ci.txt",
        "pip_audit -r requirements.txt",
    )
