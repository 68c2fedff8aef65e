"""With main one always has the newest."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "each action is named with its version",
    "actions/upload-artifact@main",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml",
        "actions/upload-artifact@v6",
        "actions/upload-artifact@main",
    )
