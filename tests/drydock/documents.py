"""The scripts in docs/, as modules."""

from __future__ import annotations

from types import ModuleType

from drydock.workbook.house import HERE
from drydock.workbook.loading import load


def script(name: str) -> ModuleType:
    """The script of this name, imported and not run."""
    return load(HERE.root / "docs" / f"{name}.py")
