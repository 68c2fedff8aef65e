"""All that is wrong on purpose in the kata, found from the folders beside its checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drydock.judging.variants import MUTANTS
from drydock.workbook.house import HERE, Stage

KATA = Path(__file__).parents[1].name
KINDS = {
    "wrong_tables": "table",
    MUTANTS: "code",
    "wrong_models": "model",
    "wrong_services": "service",
    "wrong_servers": "server",
    "wrong_files": "file",
}
BATCHES = "batches.py"


class Wrong(NamedTuple):
    """A wrong version. kind: one of KINDS, or "batch"; path: what makes it."""

    stage: Stage
    kind: str
    name: str
    path: Path

    def __str__(self) -> str:
        return f"{self.stage.label} {self.kind}: {self.name}"


def wrong_versions() -> list[Wrong]:
    """Those of all stages; the batches are named by the module that makes them."""
    return [one for stage in HERE.stages(KATA) for one in _of(stage)]


def _of(stage: Stage) -> Iterator[Wrong]:
    for folder, kind in KINDS.items():
        for path in sorted(stage.tests.rglob(f"{folder}/*.py")):
            yield Wrong(stage, kind, path.stem, path)
    if (path := stage.tests / BATCHES).is_file():
        yield Wrong(stage, "batch", "", path)


def folders_of_wrong_versions() -> set[str]:
    """The names of all folders that can hold some: to see whether one is new."""
    tests = HERE.root / "tests" / KATA
    found = {path.name for path in tests.rglob("wrong_*") if path.is_dir()}
    return found - {"wrong_turns"}
