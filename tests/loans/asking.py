"""How the checks of the kata ask a participant's code, which may break.

Taken with `drydock.workbook.loading.load`.
"""

from __future__ import annotations

import io
import runpy
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import numpy as np

from drydock.sandbox.own_frames import headline, own_frames, with_known_paths

Facts = dict[str, Any]


def tried(function: Callable[[], Any], folder: Path) -> tuple[Any, str]:
    """What a function gives, or its error, with the place in the work in `folder`."""
    try:
        return function(), ""
    except (Exception, SystemExit) as error:  # pylint: disable=broad-exception-caught
        places = [place for place, _ in own_frames(error, str(folder))]
        first = headline(with_known_paths(str(error), str(folder)))
        at = f" ({places[-1]})" if places else ""
        return None, f"{type(error).__name__}: {first}{at}"


def run(script: Path) -> tuple[str, str]:
    """What a script prints, and its error."""
    says = io.StringIO()
    with redirect_stdout(says):
        _, error = tried(
            lambda: runpy.run_path(str(script), run_name="__main__"), script.parent
        )
    return says.getvalue(), error


def said(
    measure: Callable[..., Any],
    model: Any,
    loans: Any,
    folder: Path,
    *,
    may_be_nan: bool = False,
) -> Facts:
    """The three numbers that a measure gives, or what it gives or raises instead."""
    given, error = tried(lambda: measure(model, loans), folder)
    if error:
        return {"error": error}
    try:
        numbers = [float(one) for one in given]
    except (TypeError, ValueError):
        numbers = []
    if (
        len(numbers) != 3
        or isinstance(given, (str, dict))
        or not (may_be_nan or np.isfinite(numbers).all())
    ):
        return {"instead": f"{type(given).__name__} {given!r}"[:80]}
    return {"numbers": numbers}


def forget_modules(folder: Path) -> None:
    """Has the modules of the work imported anew: they may have read a file already."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and folder in Path(file).parents:
            del sys.modules[name]
