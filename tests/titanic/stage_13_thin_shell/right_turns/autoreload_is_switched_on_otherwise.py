"""Autoreload by a call, files with a mark at their beginning and Windows' line ends."""

import codecs
from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "%load_ext autoreload\n%autoreload 2\n",
        'get_ipython().run_line_magic("reload_ext", "autoreload")\n'
        'get_ipython().run_line_magic("autoreload", "complete")\n',
    )
    for name in ("preprocessing.py", "train.py"):
        file = exercise / name
        text = file.read_bytes().replace(b"\n", b"\r\n")
        file.write_bytes(codecs.BOM_UTF8 + text)
