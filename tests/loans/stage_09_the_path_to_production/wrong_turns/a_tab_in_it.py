"""An editor has put a tab where YAML wants spaces."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("pipeline.yml is a workflow that runs here", "which is no YAML")


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", "    needs: code\n", "\tneeds: code\n")
