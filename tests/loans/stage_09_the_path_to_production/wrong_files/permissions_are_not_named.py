"""What is not named has a default, and the default is a setting elsewhere."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "`permissions:` says what the jobs may do",
    "nothing is said for the job code",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", "permissions:\n  contents: read\n\njobs", "jobs")
