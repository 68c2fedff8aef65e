"""What names pass between cells: by the text alone, and with what a run knows."""

from dataclasses import replace

from small_notebooks import notebook

from drydock.adoption.findings.cutting import cuts, results, seam
from drydock.adoption.findings.flow import flow
from drydock.adoption.model import RanCell, Run, Value


def links(adopted):
    return [(one.source, one.target, one.names) for one in flow(adopted).links]


def test_a_value_passes_from_the_cell_that_gave_it_last():
    small = notebook("a = 1\nb = 2", "a = a + 1", "print(a, b)")
    assert links(small) == [(1, 2, ("a",)), (1, 3, ("b",)), (2, 3, ("a",))]


def test_a_change_in_place_counts_as_a_value():
    small = notebook("t = {}", "t['a'] = 1", "t.update(b=2)", "print(t)")
    assert links(small) == [(1, 2, ("t",)), (2, 3, ("t",)), (3, 4, ("t",))]


def test_names_of_functions_comprehensions_and_lambdas_stay_inside():
    small = notebook(
        "def f(x):\n    y = x\n    return y", "[z for z in [1]]", "g = lambda w: w"
    )
    assert not flow(small).missing
    assert set(flow(small).step(2).makes) == set()


def test_what_a_function_needs_is_taken_where_it_is_called():
    small = notebook("def f():\n    return rate", "rate = 2", "f()")
    assert (2, 3, ("rate",)) in links(small)
    assert not flow(small).missing


def test_a_function_that_changes_its_argument_changes_it_where_it_is_called():
    small = notebook("def f(t):\n    t['a'] = 1", "d = {}", "f(d)", "print(d)")
    assert flow(small).step(3).changes == {"d": 1}
    assert (3, 4, ("d",)) in links(small)


def test_two_names_for_one_value_change_together():
    small = notebook("t = {}\nu = t", "u['a'] = 1", "print(t)")
    assert (2, 3, ("t",)) in links(small)


def test_magics_and_broken_cells_stop_nothing():
    small = notebook(
        "%matplotlib inline\nx = 1", "this is no Python", "%%bash\nls", "x"
    )
    assert (1, 4, ("x",)) in links(small)
    assert not flow(small).missing


def test_a_magic_that_goes_on_over_several_lines():
    small = notebook("!pip install \\\n  one \\\n  two\nx = 1", "print(x)")
    assert links(small) == [(1, 2, ("x",))]


def test_a_name_made_in_a_branch_counts_as_made():
    small = notebook(
        "try:\n    import a\nexcept ImportError:\n    a = None", "print(a)"
    )
    assert not flow(small).missing


def test_a_run_knows_of_changes_that_the_text_does_not_show():
    small = notebook("t = make()", "improve(t)", "print(t)")
    value = Value("table", "DataFrame", "digest", "")
    ran = [RanCell(number, "ok") for number in (1, 2, 3)]
    ran[1] = replace(ran[1], changed={"t": value})
    run = Run("python", "3.12", {}, tuple(ran))
    assert (1, 3, ("t",)) in links(small)
    assert (2, 3, ("t",)) in links(replace(small, first=run))


def test_a_name_that_a_run_has_found_is_not_missing():
    small = notebook("print(x)", "x = 1")
    assert [one.later for one in flow(small).missing] == [2]


def test_cells_before_and_after():
    small = notebook("a = 1", "b = a", "c = b", "d = 1")
    assert flow(small).after(1) == {2, 3}
    assert flow(small).before(3) == {1, 2}


def test_cuts_are_made_where_few_names_pass():
    lines = "\n".join(f"    t['{name}{{0}}'] = {{0}}" for name in "abcd")
    small = notebook(
        "import pandas as pd\nraw = pd.read_csv('a.csv')",
        "good = raw.dropna()",
        *(f"for _ in [1]:\n{lines.format(n)}".replace("t[", "good[") for n in range(8)),
        "print(good)",
    )
    found = cuts(small)
    assert found[0].cells[0] == 1 and not found[0].takes
    assert all(one.gives == ("good",) for one in found)
    assert all(one.takes == ("good",) for one in found[1:])
    assert len({one.name for one in found}) == len(found) > 1
    assert "nothing else passes" in found[0].reason
    assert found[0].signature == "good = read_good()"


def test_the_seam_is_what_the_models_are_given():
    small = notebook(
        "from sklearn.svm import SVC\nimport pandas as pd\nSEED = 1",
        "df = pd.read_csv('a.csv')\nX_train, y_train, X_test = df.a, df.b, df.c",
        "model = SVC()\nmodel.fit(X_train, y_train)\nmodel.predict(X_test)",
    )
    found = seam(small)
    assert found and found.cell == 3
    assert found.names == ("X_train", "y_train", "X_test")
    assert seam(notebook("x = 1", "print(x)")) is None


def test_a_result_is_looked_at_or_handed_on_and_leads_to_no_other_value() -> None:
    cell = (
        "import pandas as pd\n"
        "pieces = []\n"
        "for one in range(3):\n"
        "    pieces.append(one)\n"
        "rows = pd.DataFrame({'pieces': pieces})\n"
        "scaled = rows / 3\n"
        "rows['scaled'] = scaled\n"
        "rows.to_csv('rows.csv')\n"
        "mean = rows['pieces'].mean()\n"
        "print(mean)\n"
        "largest = rows['pieces'].max()\n"
        "largest"
    )
    assert results(notebook(cell)) == {"rows", "mean", "largest"}
