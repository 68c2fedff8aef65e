"""Why a cell stops: each reason from its error, with where and what to do about it."""

from __future__ import annotations

import importlib.metadata
import re
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from drydock.adoption.findings.stopping import versions
from drydock.adoption.findings.stopping.why import stops
from drydock.adoption.model import (
    Adopted,
    Cell,
    Failure,
    Finding,
    Output,
    RanCell,
    Run,
    Status,
)
from drydock.adoption.running.inside import failures

PACKAGES = {one.name.lower(): one.version for one in importlib.metadata.distributions()}


def _failure(source: str) -> Failure:
    """The error of a cell that is really run."""
    try:
        exec(compile(source, "<cell>", "exec"), {})  # pylint: disable=exec-used
    except BaseException as error:  # pylint: disable=broad-exception-caught
        return Failure(**failures.told(error, "<cell>", source))
    raise AssertionError("it did not fail")


def _adopted(
    folder: Path, *sources: str, error: Failure | None, status: Status = "failed"
) -> Adopted:
    """A notebook of which the first cell has failed."""
    cells = tuple(Cell(number, source) for number, source in enumerate(sources, 1))
    ran = [RanCell(1, status, 2.0, error)]
    ran += [RanCell(one.number, "not run") for one in cells[1:]]
    run = Run("/owner/bin/python", "3.11.7", PACKAGES, tuple(ran))
    return Adopted(folder / "a.ipynb", cells, run, run)


def _stop(folder: Path, *sources: str, error: Failure | None = None) -> Finding:
    found = _adopted(folder, *sources, error=error or _failure(sources[0]))
    return next(stops(found))


@pytest.mark.parametrize(
    ("sources", "rule", "what"),
    [
        (["x = rare", "rare = 1"], "name made further down", "only in cell 2"),
        (["print(rare)\nrare = 1"], "name made further down", "in the same cell"),
        (["x = rare"], "name that nothing makes", "which no cell makes"),
        (["xrange(3)"], "written for Python 2", "xrange"),
        (["import nowhere_at_all"], "import missing", "not installed"),
        (["import my_helpers"], "import missing", "beside the notebook"),
        (["from google.colab import files"], "runs only elsewhere", "Colab"),
        (["from sklearn.datasets import load_boston"], "no longer in this version", ""),
        (["from sklearn.externals import joblib"], "no longer in this version", ""),
        (
            ["import pandas\npandas.DataFrame().append(1)"],
            "no longer in this version",
            "",
        ),
        (["import pandas as pd\npd.Series([1]).iteritems()"], "no longer in", ""),
        (["import numpy as np\nnp.float(1)"], "no longer in this version", "np.int"),
        (["import collections\ncollections.Mapping"], "no longer in", "collections"),
        (
            ["import pandas as pd\npd.read_csv('a', error_bad_lines=False)"],
            "no longer in this version",
            "error_bad_lines",
        ),
        (["import numpy\nnumpy.NaN"], "no longer in this version", "wants np.NaN,"),
        (["import pandas\npandas.nothing_such"], "not in this version", "nothing_such"),
        (
            ["from sklearn.svm import SVC\nSVC(depth=1)"],
            "not in this version",
            "SVC.__init__(depth=...)",
        ),
        (["open('there.csv')"], "file missing", "there.csv"),
        (["open('/kaggle/input/a.csv')"], "file missing", "a.csv"),
        (["import pandas\npandas.read_csv('gone.csv')"], "file missing", "gone.csv"),
        (["print 'x'"], "written for Python 2", "print 'x'"),
        (["x = = 1"], "no Python", "line 1"),
        (["import sys\nsys.exit()"], "ends its own process", ""),
        (["1 / 0"], "fails", "ZeroDivisionError: division by zero"),
        (["None.strip()"], "fails", "AttributeError"),
        (["def f(a): pass\nf(b=1)"], "fails", "unexpected keyword"),
    ],
)
def test_a_reason_is_found(
    tmp_path: Path, sources: list[str], rule: str, what: str
) -> None:
    found = _stop(tmp_path, *sources)
    assert found.rule.startswith(rule)
    assert what in found.what
    assert found.cell == 1 and found.weight == 100


def test_a_version_that_is_too_old_for_it_is_not_blamed(tmp_path: Path) -> None:
    error = _failure("import pandas\npandas.DataFrame().append(1)")
    adopted = _adopted(tmp_path, "df = df.append(1)", error=error)
    assert adopted.first
    old = Run("python", "3.9.0", {"pandas": "1.5.3"}, adopted.first.cells)
    found = next(stops(Adopted(adopted.path, adopted.cells, old, old)))
    assert (found.rule, found.certainty) == ("not in this version", "likely")


def test_a_file_of_that_name_elsewhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/a.csv").write_text("")
    assert "input/a.csv" in _stop(tmp_path, "open('../a.csv')").remedy
    (tmp_path / "input/helper_of_mine.py").write_text("")
    assert "lies elsewhere" in _stop(tmp_path, "import helper_of_mine").what
    (tmp_path / "our_package").mkdir()
    (tmp_path / "our_package/__init__.py").write_text("")
    found = _stop(tmp_path / "notebooks", "import our_package")
    assert "lies elsewhere: ../our_package" in found.what


def test_a_file_that_differs_in_capital_letters_alone_is_named(tmp_path: Path) -> None:
    (tmp_path / "diabetes.csv").write_text("")
    if (tmp_path / "Diabetes.csv").exists():
        pytest.skip("this disk takes the two for one")
    found = _stop(tmp_path, "open('Diabetes.csv')")
    assert found.why == "diabetes.csv is there: on this system, capital letters count"
    assert found.remedy == "write diabetes.csv instead of Diabetes.csv"


def test_a_file_beside_the_notebooks_folder_is_named_in_a_project(
    tmp_path: Path,
) -> None:
    for folder in ("notebooks", "data"):
        (tmp_path / folder).mkdir()
    (tmp_path / "data/a.csv").write_text("")
    assert "put a.csv there" in _stop(tmp_path / "notebooks", "open('a.csv')").remedy
    (tmp_path / "README.md").write_text("")
    found = _stop(tmp_path / "notebooks", "open('a.csv')")
    assert found.remedy == "write ../data/a.csv instead of a.csv"


@pytest.mark.parametrize(
    ("error", "rule"),
    [
        (Failure("WaitsForInput", "the cell asks: Name?", 1, ""), "waits for input"),
        (
            Failure("TclError", "no display name and no $DISPLAY", 1, ""),
            "needs a display",
        ),
        (
            Failure("URLError", "x", 1, "", {"chain": "URLError gaierror"}),
            "wants the network",
        ),
        (Failure("MemoryError", "", 1, ""), "more memory than there is"),
        (Failure("ProcessEnded", "signal 11", None, ""), "ends its own process"),
        (Failure("UsageError", "Line magic `%x` not found", 1, ""), "magic not there"),
    ],
)
def test_a_reason_that_lies_around_it_is_found(
    tmp_path: Path, error: Failure, rule: str
) -> None:
    assert _stop(tmp_path, "x = 1", error=error).rule == rule


@pytest.mark.parametrize(
    "message",
    [
        "`Import lxml` failed. Use pip or conda to install the lxml package.",
        "lxml not found, please install it: pip install lxml",
        "Missing optional dependency 'lxml'. Use pip or conda to install lxml.",
        "You need to install the lxml package for that",
    ],
)
def test_a_package_that_a_library_asks_for_is_named(
    tmp_path: Path, message: str
) -> None:
    found = _stop(tmp_path, "x = 1", error=Failure("ImportError", message, 1, ""))
    assert found.rule == "import missing" and "needs lxml, which" in found.what
    assert found.remedy.endswith("--with lxml")


def test_what_failed_when_it_was_saved_may_be_on_purpose(tmp_path: Path) -> None:
    saved = (Output("error", "ZeroDivisionError: division by zero"),)
    adopted = _adopted(tmp_path, "1 / 0", error=_failure("1 / 0"))
    cells = (Cell(1, "1 / 0", saved_outputs=saved),)
    found = next(stops(Adopted(adopted.path, cells, adopted.first, adopted.second)))
    assert "raises-exception" in found.remedy
    shown = Cell(2, "2", saved_count=5, saved_outputs=(Output("text", "2"),))
    once = (Cell(1, "1 / 0", saved_count=4), shown)
    found = next(stops(Adopted(adopted.path, once, adopted.first, adopted.second)))
    assert "when it was saved, the cell came to its end" in found.why
    cleared = (once[0], Cell(2, "2", saved_count=5))
    found = next(stops(Adopted(adopted.path, cleared, adopted.first, adopted.second)))
    assert "when it was saved" not in found.why


@pytest.mark.parametrize("status", ["stopped at its limit", "interrupted"])
def test_a_cell_that_was_stopped_says_so(tmp_path: Path, status: Status) -> None:
    adopted = _adopted(tmp_path, "x = 1", error=None, status=status)
    assert "2 seconds" in next(stops(adopted)).what + next(stops(adopted)).why


def test_later_failures_are_likely_and_told_once(tmp_path: Path) -> None:
    error = _failure("import nowhere_at_all")
    cells = tuple(Cell(number, "import nowhere_at_all") for number in (1, 2, 3, 4))
    other = _failure("1 / 0")
    ran = tuple(
        RanCell(n, "failed", 0, error if n < 4 else other) for n in (1, 2, 3, 4)
    )
    run = Run("python", "3.11.7", PACKAGES, ran)
    found = list(stops(Adopted(tmp_path / "a.ipynb", cells, run, run)))
    assert [(one.cell, one.certainty) for one in found] == [(1, "sure"), (4, "likely")]


# Lines as they stand in notebooks of some years ago, by what they end with today.
TABLE = pd.DataFrame({"a": [1.0, 2.0], "b": ["x", "y"]})
OLD_LINES: list[tuple[str, Callable[[], object]]] = [
    ("TABLE.corr()", TABLE.corr),
    ("TABLE.mean()", TABLE.mean),
    ("TABLE.drop(columns='a', axis=1)", lambda: TABLE.drop(columns="a", axis=1)),
    ("TABLE.drop('a', 1)", lambda: TABLE.drop("a", 1)),  # type: ignore[misc] # pylint: disable=too-many-function-args
    ("TABLE.groupby('a').mean()", lambda: TABLE.groupby("a").mean()),
    ("np.array([[1], [1, 2]])", lambda: np.array([[1], [1, 2]])),
]


@pytest.mark.parametrize(("line", "call"), OLD_LINES)
def test_an_old_line_is_known_by_its_error(
    tmp_path: Path, line: str, call: Callable[[], object]
) -> None:
    try:
        call()
    except (TypeError, ValueError) as error:
        text = "".join(traceback.format_exception_only(error)).strip()
        name, _, message = text.partition(": ")
        names = {"raised_in": "pandas.core"}
        failure = Failure(name, message, 1, line, names)
        assert "no longer" in _stop(tmp_path, line, error=failure).rule
    else:
        pytest.fail("it still works")


def test_each_entry_of_the_table_can_be_read() -> None:
    for one in versions._table():  # pylint: disable=protected-access
        assert re.fullmatch(r"[\d.]+", one.since) and one.gone and one.use
        assert not one.seen.search("ValueError: something else | x = 1")


@pytest.mark.parametrize(
    ("first", "stopping"),
    [
        ("import numpy as np\nprint np.ones(3)", False),
        ("np = 3\nprint np, 'x' if np else", False),
        ("x = 3\nprint x", True),
        ("import gone\nfrom mine import *", False),
        ("import gone\nfrom mine import x", True),
    ],
)
def test_a_name_of_a_cell_that_did_not_run_stops_no_other_by_itself(
    tmp_path: Path, first: str, stopping: bool
) -> None:
    cells = (Cell(1, first), Cell(2, "np.ones(3)"))
    errors = (_failure(first), _failure("np.ones(3)"))
    ran = [RanCell(n, "failed", 1.0, one) for n, one in enumerate(errors, 1)]
    run = Run("/owner/bin/python", "3.11.7", PACKAGES, tuple(ran))
    found = [one.what for one in stops(Adopted(tmp_path / "a.ipynb", cells, run, run))]
    assert found[1:] == (["Cell 2, line 1 uses np, which no cell makes"] * stopping)


def test_the_time_of_all_cells_is_told_apart_from_that_of_one(tmp_path: Path) -> None:
    late: Status = "at work when all time was up"
    adopted = _adopted(tmp_path, "x = 1", error=None, status=late)
    assert adopted.first
    run = replace(adopted.first, stopped="all cells together may take 9 s")
    found = next(stops(replace(adopted, first=run)))
    assert found.what == "Cell 1 was at work when the time for all cells was up"
    assert "may take 9 s; this one had run for 2 of them" in found.why
    assert "--limit SECONDS" in found.remedy


def test_an_import_further_down_is_told_as_such(tmp_path: Path) -> None:
    found = _stop(tmp_path, "plt.figure()", "import matplotlib.pyplot as plt")
    assert found.rule == "name made further down" and "cell 2" in found.what
