"""Drydock: the engine of the workbook. In a notebook: %load_ext drydock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Adds the magics, %check and %hint among them, to a notebook."""
    # pylint: disable-next=import-outside-toplevel
    from drydock.interfaces.magics import DrydockMagics

    shell.register_magics(DrydockMagics)
    shell.events.register("post_run_cell", _forget_loading)


def _forget_loading(_result: object) -> None:
    """Lets the check cell of a lesson, which begins with %load_ext, be run again without
    a remark of IPython's that this is loaded already."""
    # pylint: disable-next=import-outside-toplevel
    from IPython.core.getipython import get_ipython

    if (shell := get_ipython()) and shell.extension_manager:
        shell.extension_manager.loaded.discard(__name__)
