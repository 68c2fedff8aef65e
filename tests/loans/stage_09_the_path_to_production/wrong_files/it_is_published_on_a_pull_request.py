"""The event is named at the top, and the job does not ask which one it was."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "is not published",
    "publishes on a pull request",
    "give that job an if:",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml",
        "    if: github.event_name == 'push' && github.ref == 'refs/heads/main'\n",
        "",
    )
