"""The image is built, and that it can be built is taken for a test."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "what runs in the container fails tests/test_deployment.py",
    "no step runs tests/test_deployment.py with LOANS_URL set",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml",
        "        env:\n          LOANS_URL: http://127.0.0.1:8000\n",
        "",
    )
