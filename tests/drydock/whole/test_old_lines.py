"""Which old lines the stages 08 to 11 of the titanic kata find in a program."""

from __future__ import annotations

import runpy

import pytest

from drydock.workbook.house import HERE

old_lines = runpy.run_path(str(HERE.root / "tests/titanic/old_lines.py"))
PROGRAM = 'def prepare(df):\n    """Bands."""\n{}\n    return df\n'


@pytest.mark.parametrize(
    "kept",
    [
        "    # df.loc[df['Age'] <= 16, 'Age'] = 0",
        "    '''\n    df.loc[df['Age'] <= 16, 'Age'] = 0\n    '''",
        '    """the old way:\n    df["Age"] = df["Age"].astype(int)"""',
        "    for one in df:\n        'df.Age.median()'",
    ],
)
def test_an_old_line_in_a_comment_or_an_idle_text_is_found(kept: str) -> None:
    [(line, text)] = old_lines["kept"](PROGRAM.format(kept).encode(), {"Age"})
    assert "df" in text and text in PROGRAM.format(kept).splitlines()[line - 1]


@pytest.mark.parametrize(
    "kept",
    [
        "    # Age (years): those over 64 stay as they are",
        "    '''Age is cut to whole years.'''",
        "    print('df.Age.median()')",
        "    # df.Fare.median()",
        "    def age(df):\n        '''df[\"Age\"], cut'''",
    ],
)
def test_remarks_and_docstrings_and_other_columns_are_passed_over(kept: str) -> None:
    assert not old_lines["kept"](PROGRAM.format(kept).encode(), {"Age"})


@pytest.mark.parametrize(
    "source", [b"x = 1\n# \xff\n", b"\xff", b"x = '\0'\n", b"if (\n"]
)
def test_what_is_no_python_keeps_nothing(source: bytes) -> None:
    assert not old_lines["kept"](source, {"Title"})
