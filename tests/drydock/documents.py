"""The scripts in docs/, as modules."""

from __future__ import annotations

from types import ModuleType

from drydock.layout import HERE
from drydock.loading import load


def script(name: str) -> ModuleType:
    """The script of this name, imported and not run."""
    return load(HERE.root / "docs" / f"{name}.py")
