"""What code will import is guessed without running it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import toy

from drydock.sandbox.needed_imports import LATE, installed_modules

FIRST_USE = {
    "pandera": "import pandas\nimport pandera.pandas as pa\n"
    "pa.DataFrameSchema({'a': pa.Column()}).validate(pandas.DataFrame({'a': [1]}))\n",
    "fastapi": "from fastapi import FastAPI\nfrom fastapi.testclient import TestClient\n"
    "app = FastAPI()\napp.post('/', name='a')(lambda of: 1)\nTestClient(app).post('/')\n",
    "sklearn": "import pandas\nfrom sklearn.tree import DecisionTreeClassifier\n"
    "repr(DecisionTreeClassifier().fit(pandas.DataFrame({'a': [0, 1]}), [0, 1]))\n",
}


def test_modules_of_the_work_are_followed_to_what_they_import(tmp_path: Path) -> None:
    work = {"a.py": "import b\nimport os\n", "b.py": "from pandas import Series\n"}
    toy.write(tmp_path, work)
    assert installed_modules([tmp_path / "a.py"], tmp_path) == ["pandas"]


@pytest.mark.parametrize("library", LATE)
def test_what_a_library_imports_late_is_known(library: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(FIRST_USE[library], "utf-8")
    needed = installed_modules([tmp_path / "a.py"], tmp_path)
    alone = [name for name in needed if name not in LATE[library]]
    assert _late(needed, FIRST_USE[library]) * 2 < _late(alone, FIRST_USE[library])


def _late(before: list[str], use: str) -> int:
    """How many modules are imported by a use, after those before it."""
    code = f"import sys\n{''.join(f'import {one};' for one in before)}\n"
    code += f"known = set(sys.modules)\n{use}print(len(set(sys.modules) - known))\n"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return int(done.stdout)
