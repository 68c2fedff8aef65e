"""IPython's own shell, without a terminal and without a kernel."""

from __future__ import annotations

import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from typing import Any

from .shell import Outcome, Outputs, Shell, Shown, take_over, without_cell_magic

CORE: Any = import_module("IPython.core.interactiveshell")
HOOK: Any = import_module("IPython.core.displayhook")
PUBLISHER: Any = import_module("IPython.core.displaypub")
# IPython takes empty lines above the first one away, and counts from there.
EMPTY_AT_FIRST = re.compile(r"\A(?:[ \t]*\n)+(?=\S)(?!%%)")


class Publisher(PUBLISHER.DisplayPublisher):  # type: ignore[misc]
    """Keeps what is displayed."""

    outputs: Outputs

    def publish(self, data: dict[str, Any], *_args: Any, **_more: Any) -> None:
        """What `display` calls."""
        self.outputs.bundle(data)


class Hook(HOOK.DisplayHook):  # type: ignore[misc]
    """Keeps what the last line of a cell gives."""

    outputs: Outputs

    def write_output_prompt(self) -> None:
        """Shows no number."""

    def write_format_data(
        self, format_dict: dict[str, Any], _md_dict: Any = None
    ) -> None:
        """Takes all forms of it."""
        self.outputs.bundle(format_dict)


class Quiet(CORE.InteractiveShell):  # type: ignore[misc]
    """Opens no window, and leaves errors to whoever has run the cell."""

    def enable_gui(self, gui: Any = None) -> None:
        """No window is opened."""

    def enable_matplotlib(self, gui: Any = None) -> Any:
        """Plots are drawn in the notebook, whatever it asks for."""
        del gui
        return super().enable_matplotlib("inline")

    def showtraceback(self, *_args: Any, **_more: Any) -> None:
        """It is told elsewhere."""

    def showsyntaxerror(self, *_args: Any, **_more: Any) -> None:
        """Likewise."""

    def init_sys_modules(self) -> None:
        """What is pickled finds the names of the notebook in `__main__`."""
        sys.modules["__main__"] = self.user_module


class IPythonShell(Shell):
    """Cells as Jupyter runs them, with magics and `await`."""

    def __init__(self, outputs: Outputs) -> None:
        # pylint: disable=super-init-not-called
        self.outputs = outputs
        Publisher.outputs = Hook.outputs = outputs
        Quiet.display_pub_class = Publisher
        Quiet.displayhook_class = Hook
        self._shell: Any = Quiet.instance(history_load_length=0, colors="NoColor")
        self._shell.history_manager.enabled = False
        self.space = self._shell.user_ns
        self._names: list[str] = []
        self.cells: dict[str, int] = {}
        self._watch_names()
        take_over(outputs)

    def _watch_names(self) -> None:
        """Remembers by what name IPython compiles each cell."""
        cache = self._shell.compile.cache

        def watched(*args: Any, **more: Any) -> Any:
            self._names.append(cache(*args, **more))
            return self._names[-1]

        self._shell.compile.cache = watched

    def plain(self, source: str) -> str:
        try:
            return str(self._shell.transform_cell(without_cell_magic(source)))
        except Exception:  # pylint: disable=broad-exception-caught
            return source

    def run(self, source: str, number: int) -> Outcome:
        source = EMPTY_AT_FIRST.sub(lambda found: "#\n" * found[0].count("\n"), source)
        out, err = Shown(self.outputs, "text"), Shown(self.outputs, "other")
        self._names = []
        with redirect_stdout(out), redirect_stderr(err):
            result = self._shell.run_cell(source, store_history=True)
        self.cells |= dict.fromkeys(self._names, number)
        error = result.error_before_exec or result.error_in_exec
        return error, self._names[0] if self._names else ""
