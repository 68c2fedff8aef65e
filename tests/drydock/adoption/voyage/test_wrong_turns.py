"""Ways to pass a stage of an adopted notebook without its work, and right ways that look odd."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import voyages

from drydock.adoption.voyage.adopted_house import AdoptedHouse
from drydock.adoption.voyage.wrong_functions import rounds
from drydock.errors import CheckFailed, NotYet

CELLS = (
    "import csv\nimport random\nimport statistics",
    "with open('sales.csv') as file:\n    rows = list(csv.DictReader(file))",
    "prices = [float(row['price']) for row in rows]\nrows[0]",
    "prices.sort()\nprint(prices)",
    "middle = statistics.median(prices)\n# middle = sum(prices) / 4",
    "spare = prices[0]",
    "worth = sum(int(row['pieces']) * float(row['price']) for row in rows)\nworth",
)
FUNCTIONS = """\
import csv
from pathlib import Path
HERE = Path(__file__).resolve().parent
def band(pieces):
    if pieces < 100:
        return "few"
    return "many"
if __name__ == "__main__":
    with open(HERE.parent / "sales.csv") as file:
        rows = list(csv.DictReader(file))
    bands = [band(int(row["pieces"])) for row in rows]
"""


@pytest.fixture(scope="module", name="adopted")
def _adopted(tmp_path_factory: pytest.TempPathFactory) -> AdoptedHouse:
    root = tmp_path_factory.mktemp("wrong turns")
    return voyages.kata(root, *CELLS, files={"sales.csv": voyages.DATA})


@pytest.fixture(name="house")
def _house(adopted: AdoptedHouse, tmp_path: Path) -> AdoptedHouse:
    return voyages.copy_of(adopted, tmp_path)


def _test(house: AdoptedHouse, *lines: str) -> None:
    voyages.write(house, "sales.py", FUNCTIONS)
    head = ["from sales import band", *lines]
    voyages.write(house, "tests/test_sales.py", "\n".join(head) + "\n")


# Ways to pass without doing the work.


def test_a_computing_line_that_goes_with_what_shows_is_noticed(
    house: AdoptedHouse,
) -> None:
    voyages.replace(house, ("prices.sort()\nprint(prices)", ""))
    told = voyages.part(house, 3, "What is locked")
    assert "prices (and " in told and "Gone or changed since then" in told
    assert "prices.sort()" in told and "delete prices in tests/what_is_locked" in told


@pytest.mark.parametrize("shown", ["_ = rows[0]", "display(rows[0])", "print(rows)"])
def test_what_shows_in_another_form_shows(house: AdoptedHouse, shown: str) -> None:
    voyages.replace(house, ("rows[0]", shown))
    told = voyages.part(house, 3, "only to be looked at")
    assert "cell 3, line 2" in told  # as in the owner's notebook


@pytest.mark.parametrize(
    "comment, part, tells",
    [
        ("# [code smell] dead code: ", "names a kind and a reason", "not in the form"),
        ("# [code smell] dead code: todo", "names a kind and a reason", "not in the"),
        ("# [code smell] ugly: it hurts", "one of the list", "ugly (code cell 5"),
        ("# [code smell] leakage: here", "Clean code is left", "leakage"),
    ],
)
def test_a_smell_has_a_reason_a_known_kind_and_a_place(
    house: AdoptedHouse, comment: str, part: str, tells: str
) -> None:
    at = "import csv" if "leakage" in comment else "# middle ="
    voyages.replace(house, (at, f"{comment}\n{at}"))
    assert tells in voyages.part(house, 4, part)


def test_a_smell_that_is_fixed_is_not_named(house: AdoptedHouse) -> None:
    voyages.replace(house, ("spare = prices[0]", ""))
    assert "gone: spare = prices[0]" in voyages.part(house, 4, "only comments")


@pytest.mark.parametrize(
    "line, part, tells",
    [
        ("# In[3]:", "No cell marker", "line 1 of sales.py"),
        ("get_ipython().run_line_magic('cd', '..')", "IPython", "get_ipython"),
        ("%cd ..", "plain Python", "line 1"),
        ("import nbformat", "IPython", "nbformat"),
    ],
)
def test_what_is_of_a_notebook_is_found_in_a_script(
    house: AdoptedHouse, line: str, part: str, tells: str
) -> None:
    script = (house.root / "sales.py").read_text("utf-8")
    voyages.write(house, "sales.py", f"{line}\n{script}")
    assert tells in voyages.part(house, 5, part)


def test_a_script_that_leaves_out_a_statement_is_told_which(
    house: AdoptedHouse,
) -> None:
    voyages.rewrite(house, "sales.py", ("spare = prices[0]", ""))
    told = voyages.part(house, 5, "statement by statement")
    assert "gone or changed: spare = prices[0]" in told


def test_an_emptied_lock_and_a_test_that_asserts_nothing_are_no_lock(
    house: AdoptedHouse,
) -> None:
    voyages.write(house, "tests/test_the_lock.py", "def test_it():\n    pass\n")
    told = voyages.part(house, 6, "Plain pytest passes")
    assert "a test for each of the" in told and "0 passed" in told
    what = "LOCK = Lock(script='../sales.py', notebooks_folder='..')\n"
    voyages.write(house, "tests/what_is_locked.py", what)
    assert "not locked any more: " in voyages.part(house, 6, "The script makes")


def test_what_is_approved_is_not_changed_to_fit(house: AdoptedHouse) -> None:
    approved = "tests/approved/short-values.txt"
    voyages.rewrite(house, approved, ("worth = 1000.0", "worth = 1.0"))
    told = voyages.part(house, 6, "The script makes")
    assert "what it was when the notebook was adopted" in told and "worth: " in told


def test_dead_code_that_stays_is_told_one_by_one(house: AdoptedHouse) -> None:
    told = voyages.part(house, 7, "No code is left")
    assert "spare" in told and "more finding" in told
    gone = (("spare = prices[0]\n", ""), ("middle = statistics.median(prices)\n", ""))
    voyages.rewrite(house, "sales.py", *gone)
    assert "begin with line" in voyages.part(house, 7, "No code is left")


def test_a_result_that_goes_with_the_dead_code_is_missed(house: AdoptedHouse) -> None:
    text = (house.root / "sales.py").read_text("utf-8")
    line = next(one for one in text.splitlines() if one.startswith("worth"))
    voyages.rewrite(house, "sales.py", (line, ""))
    told = voyages.part(house, 7, "What is locked")
    assert "worth: there is no such thing at the end of the script" in told


def test_one_long_function_is_no_better_than_none(house: AdoptedHouse) -> None:
    lines = [f"    x{at} = {at}" for at in range(30)]
    voyages.write(house, "sales.py", "\n".join(["def main():", *lines]) + "\n")
    assert "main (sales.py, line 1) has 30" in voyages.part(house, 8, "No function")
    top = "\n".join(line.strip() for line in lines)
    voyages.write(house, "sales.py", top + "\n")
    told = voyages.part(house, 8, "outside of functions")
    assert "sales.py has 30" in told and "cells" in told
    voyages.write(house, "sales.py", top.upper() + "\n")
    assert not voyages.part(house, 8, "outside of functions")  # constants


@pytest.mark.parametrize(
    "lines, part, tells",
    [
        (["def test_a():\n    band(1)"] * 1, "besides the lock", "at least 3 tests"),
        (["def test_a():\n    assert True or band(1)"], "besides", "at least 3"),
        (["def test_a():\n    band(1)"], "can fail", "write an assert into test_a"),
    ],
)
def test_tests_that_ask_nothing_are_told(
    house: AdoptedHouse, lines: list[str], part: str, tells: str
) -> None:
    _test(house, *lines)
    assert tells in voyages.part(house, 10, part)


def test_tests_that_refuse_the_right_code_are_not_praised_for_refusing_wrong(
    house: AdoptedHouse,
) -> None:
    _test(
        house, *(f"def test_{n}():\n    assert band({n}) == 'lots'" for n in range(3))
    )
    stage_10 = voyages.stage(house, 10).module
    with voyages.opened(house, 10) as given:
        with pytest.raises(CheckFailed, match="is it the test that is wrong"):
            stage_10.they_pass_on_your_code(given)
        with pytest.raises(NotYet):
            stage_10.they_notice_wrong_versions(given)


def test_no_test_has_to_notice_what_is_printed(house: AdoptedHouse) -> None:
    shows = FUNCTIONS.replace('    return "many"', "    print(pieces)\n    return 1")
    voyages.write(house, "sales.py", shows)
    with voyages.opened(house, 10) as given:
        wrong = [one for found in rounds(given) for one in found]
    assert wrong and not any("print" in str(one) for one in wrong)


@pytest.mark.long
def test_tests_that_notice_nothing_are_told_what_they_miss(house: AdoptedHouse) -> None:
    weak = "def test_{}():\n    assert isinstance(band({}), str)"
    _test(house, *(weak.format(at, at) for at in range(3)))
    told = voyages.part(house, 10, "wrong versions")
    assert "they notice" in told and "sales.py, line 5: if pieces < 100: as" in told
    strong = (
        "def test_edge():\n    assert band(100) == 'many'",
        "def test_below():\n    assert band(99) == 'few'",
    )
    _test(house, *strong)
    assert not voyages.part(house, 10, "wrong versions")


# Right ways that look odd.


def test_a_result_by_its_name_may_end_a_cell(house: AdoptedHouse) -> None:
    assert "worth" in house.settings.results
    voyages.replace(house, ("\nrows[0]", ""), ("\nprint(prices)", ""))
    assert not voyages.part(house, 3, "only to be looked at")


def test_another_spelling_of_a_smell_and_more_than_are_known_will_do(
    house: AdoptedHouse,
) -> None:
    named = ("# middle =", "# Code Smell: Dead-Code - nobody runs it\n# middle =")
    more = ("spare =", "# [code smell] mysterious name: spare for what?\nspare =")
    voyages.replace(house, named, more)
    for part in ("names a kind", "one of the list", "Clean code", "Smells are named"):
        assert not voyages.part(house, 4, part)


def test_a_result_is_no_dead_code_when_it_is_not_shown_any_more(
    house: AdoptedHouse,
) -> None:
    voyages.replace(house, ("\nrows[0]", ""), ("\nprint(prices)", ""), ("\nworth", ""))
    told = voyages.part(house, 4, "Smells are named")
    assert "cell 6, line 1 (value that nobody uses)" in told
    assert "cell 7" not in told


def test_a_smell_can_be_named_however_its_line_is_written(house: AdoptedHouse) -> None:
    odd = (
        'for row in rows:\n    spare  =  row["price"]',
        "def unused(\n    x,\n):\n    return x",
    )
    voyages.replace(house, ("spare = prices[0]", "\n\n\n".join(odd)))
    told = voyages.part(house, 4, "Smells are named")
    assert "cell 6, line 2" in told and "cell 6, line 5" in told
    named = "# [code smell] dead code: nobody calls it\n"
    voyages.replace(house, ("def unused", f"{named}def unused"))
    assert "cell 6, line 5" not in voyages.part(house, 4, "Smells are named")


def test_a_path_that_has_a_name_may_change_on_the_way_to_a_script(
    house: AdoptedHouse,
) -> None:
    voyages.replace(
        house,
        ("with open('sales.csv')", "DATA = 'sales.csv'\nwith open(DATA)"),
    )
    text = (house.root / "sales.py").read_text("utf-8")
    head = (
        "from pathlib import Path\nDATA = Path(__file__).parent.parent / 'sales.csv'\n"
    )
    voyages.write(house, "sales.py", head + text.replace("'sales.csv'", "DATA"))
    assert not voyages.part(house, 5, "statement by statement")
    assert not voyages.part(house, 5, "from whatever folder")


def test_a_script_that_fails_for_another_reason_is_not_told_of_paths(
    house: AdoptedHouse,
) -> None:
    voyages.write(house, "sales.py", "x = 1 / 0\n")
    told = voyages.part(house, 5, "from whatever folder")
    assert "ZeroDivisionError" in told and "HERE" not in told


def test_a_script_of_several_files_with_a_guard_gives_what_is_locked(
    house: AdoptedHouse,
) -> None:
    text = (house.root / "sales.py").read_text("utf-8")
    text = text.replace("'sales.csv'", "HERE.parent / 'sales.csv'")
    body = "".join(f"    {line}\n" for line in text.splitlines())
    guarded = f'from places import HERE\n\nif __name__ == "__main__":\n{body}'
    voyages.write(house, "sales.py", guarded)
    place = "from pathlib import Path\n\nHERE = Path(__file__).resolve().parent\n"
    voyages.write(house, "places.py", place)
    assert not voyages.part(house, 5, "from whatever folder")
    assert "FileNotFoundError" in voyages.part(house, 5, "What is locked")


def test_a_function_that_copies_may_change_the_copy(house: AdoptedHouse) -> None:
    copies = (
        "def twice(rows):\n    rows = list(rows)\n    rows.append(1)\n    return rows\n"
    )
    voyages.write(house, "sales.py", f"{copies}\na = [1]\nb = twice(a)\n")
    assert not voyages.part(house, 9, "that it is given")
    voyages.write(
        house, "sales.py", copies.replace("list(rows)", "rows") + "b = twice([1])\n"
    )
    told = voyages.part(house, 9, "that it is given")
    assert "twice (sales.py, line 1) changes its argument rows" in told


def test_the_tools_read_what_is_the_owners(house: AdoptedHouse) -> None:
    voyages.write(house, "sales.py", FUNCTIONS)
    assert "black would change sales.py" in voyages.part(house, 11, "black")
    assert "missing-module-docstring" in voyages.part(house, 11, "pylint")
    tidy = (
        '"""Sales."""\n\n\ndef half(worth):\n    """Half of it."""\n    return worth / 2\n'
        "\n\nworth = 1000.0\nother = half(2000.0)\n"
    )
    voyages.write(house, "sales.py", tidy)
    assert not voyages.part(house, 11, "black")
    told = voyages.part(house, 11, "pylint")
    assert (
        "other" in told and "outer scope" not in told
    )  # worth stands there for the lock
    voyages.write(house, "sales.py", tidy.replace("other = ", "OTHER = "))
    assert not voyages.part(house, 11, "pylint")


def test_the_first_cell_is_not_counted_and_does_nothing_else(
    house: AdoptedHouse,
) -> None:
    path = house.root / "sales.ipynb"
    document = json.loads(path.read_text("utf-8"))
    document["cells"][0]["outputs"] = [{"output_type": "stream", "text": "/home/me"}]
    path.write_text(json.dumps(document), "utf-8")
    told = voyages.part(house, 3, "No output is saved")
    assert "the first is the one that says where the notebook runs" in told
    document["cells"][2]["outputs"] = [{"output_type": "stream", "text": "x"}]
    path.write_text(json.dumps(document), "utf-8")
    told = voyages.part(house, 3, "No output is saved")
    assert f"the first is code cell 2 of {len(CELLS)}" in told
    voyages.replace(house, ("%cd", "import os\n%cd"))
    told = voyages.part(house, 3, "only to be looked at")
    assert "it also holds: import os" in told


def test_the_first_cell_is_needed_and_a_broken_notebook_is_told(
    house: AdoptedHouse,
) -> None:
    voyages.edit(
        house, lambda source: None if source.startswith("# Drydock") else source
    )
    assert "no cell begins with # Drydock" in voyages.part(house, 1, "top to bottom")
    voyages.write(house, "sales.ipynb", "{")
    assert "sales.ipynb is not valid JSON" in voyages.part(house, 3, "No output")
    document = {"nbformat": 4, "cells": [{"cell_type": "code", "source": "x ="}]}
    voyages.write(house, "sales.ipynb", json.dumps(document))
    assert "cell 1 is no Python" in voyages.part(house, 3, "only to be looked at")
