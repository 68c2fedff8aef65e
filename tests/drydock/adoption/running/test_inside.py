"""What runs in the owner's Python: old Pythons can read it, and it knows what cells need."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from drydock.adoption.locking import lock
from drydock.adoption.running import interpreter
from drydock.adoption.running.inside import names, shell

INSIDE = Path(names.__file__).parent
# The lock and its tests run there as well.
OF_LOCKS = [
    one
    for folder in ("inside", "locked")
    for one in sorted(Path(lock.__file__).parent.glob(f"{folder}/*.py"))
]


@pytest.mark.parametrize(
    "module", [*sorted(INSIDE.glob("*.py")), *OF_LOCKS], ids=lambda p: p.stem
)
def test_the_oldest_python_can_read_it(module: Path) -> None:
    ast.parse(module.read_text("utf-8"), feature_version=interpreter.OLDEST)


@pytest.mark.parametrize("module", sorted(INSIDE.glob("*.py")), ids=lambda p: p.stem)
def test_it_needs_nothing_but_the_standard_library(module: Path) -> None:
    """But for IPython, which is imported by name where it is there."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            tops = {one.name.partition(".")[0] for one in node.names}
            assert tops <= sys.stdlib_module_names
        elif isinstance(node, ast.ImportFrom) and not node.level:
            assert (node.module or "").partition(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize(
    ("source", "needs", "makes", "changes"),
    [
        ("x = y", {"y"}, {"x"}, set()),
        ("x = 1\nz = x", set(), {"x", "z"}, set()),
        ("x += 1", {"x"}, {"x"}, set()),
        ("df['a'] = 1", {"df"}, set(), {"df"}),
        ("df.a.b = 1", {"df"}, set(), {"df"}),
        ("df.drop('a', inplace=True)", {"df"}, set(), {"df"}),
        ("import a.b, c as d\nfrom e import f", set(), {"a", "d", "f"}, set()),
        ("def f():\n    return g", {"g"}, {"f"}, set()),
        ("for i in rows: pass", {"rows"}, {"i"}, set()),
        ("not python at all", set(), set(), set()),
    ],
)
def test_what_a_cell_needs_and_makes(
    source: str, needs: set[str], makes: set[str], changes: set[str]
) -> None:
    cell = names.Cell(source)
    assert (cell.needs, cell.makes, cell.changes) == (needs, makes, changes)


def test_a_name_is_lost_until_a_cell_makes_it_anew() -> None:
    lost = names.Lost()
    lost.failed(names.Cell("df = read()\nplt.plot(df)"), known={"plt"})
    assert lost.holds_up(names.Cell("x = df")) == {"df"}
    assert not lost.holds_up(names.Cell("plt.show()"))
    lost.ended(names.Cell("df = 1"))
    assert not lost.holds_up(names.Cell("x = df"))


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("!pip install pandas", False),
        ("%pip install pandas", False),
        ("    !conda install -y x", False),
        ("!python -m pip install x", False),
        ("!{sys.executable} -m pip install x", False),
        ("!ls", True),
        ("!pip list", True),
        ("x = 'pip install'", True),
    ],
)
def test_nothing_is_installed_unasked(source: str, runs: bool) -> None:
    assert (shell.prepared(source, walled=True) == source) is runs


@pytest.mark.parametrize("source", ["!rm -r ..", "%%bash\nrm -r ..", "%sx rm"])
def test_no_line_for_the_shell_runs_without_a_wall(source: str) -> None:
    assert "rm" not in shell.prepared(source, walled=False)
