"""Runs pylint on files of the folder in which it is called, with pylint's own arguments.

Called as `python -P lint.py ARGUMENT...`, in a process of its own.
"""

import gc

gc.disable()  # it ends soon: looking for garbage would take a tenth of its time

# pylint: disable=wrong-import-position
import pylint  # noqa: E402
from astroid import nodes  # noqa: E402
from astroid.manager import AstroidManager  # noqa: E402

if __name__ == "__main__":
    # How Python itself is made says nothing about the work, and takes a fifth of the time.
    AstroidManager().cache_module(nodes.Module("pathlib"))
    pylint.run_pylint()
