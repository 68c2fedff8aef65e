"""The tools of the tests are typed where they are needed."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "has its version, with ==",
    "pytest in job code",
)
FILES = "-r requirements.txt -r requirements-ci.txt\n      - run: python -m pip_audit"


def take(exercise: Path) -> None:
    named = FILES.replace("-ci.txt\n", "-ci.txt pytest\n")
    rewrite(exercise / "pipeline.yml", FILES, named)
