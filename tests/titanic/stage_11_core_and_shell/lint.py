"""Runs pylint on files of the folder in which it is called, with pylint's own arguments.

Called as `python -P lint.py ARGUMENT...`, in a process of its own.
"""

import gc

gc.disable()  # it ends soon: looking for garbage would take a tenth of its time

import pylint  # pylint: disable=wrong-import-position  # noqa: E402

if __name__ == "__main__":
    try:
        pylint.run_pylint()
    finally:
        gc.freeze()  # at its end Python would look all the same
