"""The stages that a benchmark is about, found from the folders."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from drydock.workbook.house import HERE, Stage

SCRIPT = "train.py"


def asked_for(wanted: Sequence[str]) -> list[Stage]:
    """The stages of these names; without any, every stage whose work is a script."""
    if wanted:
        return [HERE.stage(name) for name in wanted]
    return [one for one in HERE.stages(HERE.default_kata) if is_script(one)]


def is_script(stage: Stage) -> bool:
    return (stage.solution / SCRIPT).is_file()


def check(stage: Stage) -> list[str]:
    """The words of `go check`, without the door: it is no part of what is compared."""
    words = [sys.executable, "-P", "-m", "drydock", "check"]
    return [*words, f"{stage.kata}/{stage.number}"]
