"""How the functions of the titanic kata are found before they are tried."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from drydock.errors import CheckFailed
from drydock.workbook.house import HERE

trying = runpy.run_path(str(HERE.root / "tests/titanic/trying.py"))


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("bands.py", "there is none; it stands in bands.py"),
        ("notes.txt", "there is none$"),
    ],
)
def test_where_a_missing_function_stands_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, told: str
) -> None:
    (tmp_path / file).write_text(
        "def categorize(values):\n    return values\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CheckFailed) as raised:
        trying["_tried"]({}, "categorize", [], False)
    assert raised.match(f"(?m){told}")
