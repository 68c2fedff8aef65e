"""The scripts in docs/, as modules."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from drydock.layout import HERE


def script(name: str) -> ModuleType:
    """The script of this name, imported and not run."""
    path = HERE.root / "docs" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
