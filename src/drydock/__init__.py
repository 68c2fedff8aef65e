"""Drydock: the engine of the workbook. In a notebook: %load_ext drydock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Adds the magics %check, %hint and %status to a notebook."""
    # pylint: disable-next=import-outside-toplevel
    from drydock.magics import DrydockMagics

    shell.register_magics(DrydockMagics)
