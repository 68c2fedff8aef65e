"""What is read of a program without running it: its statements, and names made elsewhere."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
import toy

from drydock.detail import cut
from drydock.errors import CheckFailed
from drydock.judging.reading import notebook_remains
from drydock.judging.reading.displays import displays
from drydock.judging.reading.statements import comments, gone, of_cells, uncommented
from drydock.sandbox.job import Stop
from drydock.sandbox.names_made_elsewhere import made_elsewhere
from drydock.sandbox.stop_messages import told
from drydock.workbook.house import House
from drydock.workbook.notebook import Cell, no_python, plain_python, read_document


def _cells(*sources: str) -> list[Cell]:
    return [Cell(number, "code", text) for number, text in enumerate(sources, 1)]


def test_formatting_order_and_cells_do_not_make_other_statements() -> None:
    before = _cells("from a import (b, c)\nx = 'y'", "for i in z:\n  f(i)\n%who", "h?")
    after = _cells(
        "%who\nh?\nfrom a import c\nfrom a import b", 'for i in z: f(i)\nx="y"'
    )
    assert not gone(of_cells(before), of_cells(after))


def test_what_is_gone_is_told_as_often_as_it_stood_there() -> None:
    before = _cells("f(1)\nif a:\n    f(1)\nelse:\n    g()\n!ls", "%%bash\nls | wc")
    lost = gone(of_cells(before), of_cells(_cells("f( 1 )\nif b: pass")))
    assert sorted(one.text for one in lost) == [
        "!ls",
        "%%bash\nls | wc",
        "f(1)",
        "g()",
        "if a:",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "if a:\n    %who\n",
        "x = ('%d'\n     % 5)",
        "files = !ls",
        "SVC?",
        "?SVC\npd.read_csv??",
        "%%html\n<b>no Python</b>",
        "%%capture\nf(1)",
    ],
)
def test_a_cell_with_lines_for_ipython_can_be_read(source: str) -> None:
    assert isinstance(plain_python(source), ast.Module)


def test_why_a_cell_cannot_be_read_is_told_in_words() -> None:
    assert no_python("a = 1\nb = (2").startswith("Python stops in its line 2:")
    assert plain_python("a = (2") is None


def test_a_text_is_cut_between_two_words() -> None:
    assert cut("one two three four", 16) == "one two three..."
    assert cut("a" * 20, 10) == "aaaaaaa..."
    assert cut("short") == "short"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\xef\xbb\xbf{}", "byte order mark"),
        ("{}".encode("utf-16"), "UTF-16"),
    ],
)
def test_a_file_that_jupyter_cannot_open_is_told_with_the_reason(
    tmp_path: Path, content: bytes, found: str
) -> None:
    file = tmp_path / "toy.ipynb"
    file.write_bytes(content)
    with pytest.raises(CheckFailed, match=found[:15]):
        read_document(file, "toy.ipynb")


def test_where_else_a_name_is_made(tmp_path: Path) -> None:
    page = json.loads(
        toy.notebook("# Text\n\n    rows = 1", "def f():\n  n = 1", "# k = 2")
    )
    (tmp_path / "toy.ipynb").write_text(json.dumps(page), "utf-8")
    (tmp_path / "other.py").write_text("\ufefftable = 3\n", "utf-8")
    (tmp_path / "torn.ipynb").write_text("{", "utf-8")
    found = {
        name: made_elsewhere(name, tmp_path, "toy.ipynb")
        for name in ("rows", "n", "table", "k", "nothing")
    }
    assert "in a text cell of toy.ipynb" in found["rows"]
    assert "inside the function f" in found["n"]
    assert "in other.py" in found["table"]
    assert "# k = 2" in toy.notebook("# k = 2") and not found["nothing"]


def test_a_column_that_is_missing_is_told_with_where_it_is_made_or_dropped() -> None:
    cells = _cells(
        "d['a'] = d['b'] + 1", "d['b'] = 2", "d = d.drop('b')", "d['c'] = d['b']"
    )
    early = told(Stop("KeyError", 1, "'b'"), cells, "toy.ipynb")
    late = told(Stop("KeyError", 4, "\"['b'] not found in axis\""), cells, "toy.ipynb")
    other = told(Stop("KeyError", 4, "'x'"), cells, "toy.ipynb")
    assert "b is first made below, in code cell 2" in early.found
    assert "b is dropped above, in code cell 3" in late.found
    assert other.found == "KeyError: 'x', in code cell 4 of 4 (d['c'] = d['b'])"


def test_tags_that_other_tools_keep_to_are_kept_to(house: House) -> None:
    page = json.loads(toy.notebook(toy.RIGHT, "1 / 0", "undefined", "after = 1"))
    for cell, tag in zip(page["cells"][1:], ("raises-exception", "skip-execution")):
        cell["metadata"] = {"tags": [tag]}
    (house.exercise("toy") / "toy.ipynb").write_text(json.dumps(page), "utf-8")
    outcome = toy.run_toy(house)
    assert not outcome.stop and "after" in outcome.facts["names"]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("t.set_params(a=1)\nlog.setLevel(1)\nt.insert(0, 1)\nx = t.fit(y)", []),
        ("t.set_index('a').head()\nt['a'].add(1).head()\nt.fit(x).score(x)", [1, 2]),
        ("def f(t):\n    t['a'] = 1\n    return t\nf(t)", []),
        ("def f(t):\n    return t.head()\nf(t)", [3]),
        ("a = 1\na", []),
        ("_ = t.head()\n_, __ = t.shape\na, _ = t.shape\n_.b = 1", [1, 2]),
        ("t.drop('a', inplace=True)\nt.drop('a', inplace=False)", [2]),
        ("import logging\nlogging.info(1)\nnp.log(1)", [2, 3]),
        ("%%capture\nx = 1", [1]),
        ("with open(a) as f:\n    f.write(b)\nsys.stderr.write(b)", [3]),
    ],
)
def test_lines_that_only_show(source: str, lines: list[int]) -> None:
    [*spots] = displays(_cells(source)).shows
    assert [spot.line for spot in spots] == lines


def test_what_draws_and_what_is_imported_for_nobody() -> None:
    found = displays(
        _cells(
            "import seaborn as s\nimport os, re\nos = 1", "s.barplot()\nt.plot()\nre"
        )
    )
    assert [(spot.cell, spot.line) for spot in found.draws] == [(1, 1), (2, 1), (2, 2)]
    assert [spot.text for spot in found.unused] == ["os"]


def test_comments_and_what_they_say() -> None:
    source = "x = '#'  # one\n#two (  )\n%who # three\nif a:\n  # print( 'b' )\n    y"
    assert [line for line, _ in comments(source)] == [1, 2, 3, 5]
    assert uncommented("#  print( 'b' )") == 'print("b")'.replace('"', "'")
    assert uncommented("# no  code at all") == "no code at all"


def test_a_result_may_stand_in_a_cell_below_the_one_that_makes_it() -> None:
    shown = displays(_cells("a = 1", "a", "a", "b = 1", "b", "b = 2")).shows
    assert [spot.cell for spot in shown] == [3, 5]


def test_a_missing_notebook_is_told_with_those_beside_it(tmp_path: Path) -> None:
    (tmp_path / "toy-Copy1.ipynb").write_text("{}", "utf-8")
    with pytest.raises(CheckFailed) as told:
        read_document(tmp_path / "toy.ipynb", "toy.ipynb")
    assert "beside it there is toy-Copy1.ipynb" in told.value.found


@pytest.mark.parametrize("source", [r'"\."', r'"\777"', "1if x else 2", "(1)()"])
def test_what_python_reads_with_a_warning_can_be_read(source: str) -> None:
    tree = plain_python(source)
    assert isinstance(tree, ast.Module)
    compile(tree, "a cell", "exec")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("get_ipython().run_line_magic('cd', 'x')", [(1, "get_ipython")]),
        ("a = 1\nfrom IPython.display import display", [(2, "IPython.display")]),
        ("run('IPython.core')", [(1, "IPython.core")]),
        ("import papermill as p", [(1, "papermill")]),
        ("run('jupyter nbconvert a.ipynb --execute')", [(1, "jupyter nbconvert a")]),
        ("open('a.ipynb')", [(1, "a.ipynb")]),
        ("'''Made from a.ipynb'''\nprint('see a.ipynb for more')", []),
        ("exec('x = 1')\ndisplay = 1", []),
    ],
)
def test_what_needs_a_notebook_is_found(
    source: str, expected: list[tuple[int, str]]
) -> None:
    tree = ast.parse(source)
    found = notebook_remains.needs_ipython(tree) + notebook_remains.runs_notebooks(tree)
    assert [
        (line, what[: len(text)]) for (line, what), (_, text) in zip(found, expected)
    ] == expected
    assert len(found) >= len(expected) and bool(found) is bool(expected)


def test_a_notebook_that_is_named_anywhere_is_found() -> None:
    lines = [
        "'''Made from a.ipynb'''",
        "run('cat a.ipynb | python')",
        "b = 'a.ipynb.bak'",
    ]
    found = notebook_remains.names_notebooks(ast.parse("\n".join(lines)))
    assert [line for line, _ in found] == [2, 3]


def test_markers_of_cells_are_comments_and_nothing_else() -> None:
    text = (
        "# In[3]:\n# %% load\n# In June\nx = '# In[3]:'\n# COMMAND ----------\n#\n# ---"
    )
    assert [line for line, _ in notebook_remains.markers_of_cells(text)] == [1, 2, 5]
