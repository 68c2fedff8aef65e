"""`push` is a push of any branch."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "is not published",
    "publishes on a push of the branch an-idea",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", "    branches: [main]\n", "")
    rewrite(
        exercise / "pipeline.yml",
        "    if: github.event_name == 'push' && github.ref == 'refs/heads/main'\n",
        "    if: github.event_name == 'push'\n",
    )
