"""What differs between two runs, and from which cell on; what differs from what was saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from drydock.adoption.model import Adopted, Cell, Output, RanCell, Run, Value
from drydock.adoption.survey import sameness, saved_results


def _value(digest: str | None, **columns: str) -> Value:
    return Value("other", "x", digest, "", None, columns)


def _run(cells: list[RanCell], **end: Value) -> Run:
    return Run("python", "3.11.7", {}, tuple(cells), end)


def _adopted(
    sources: list[str], changes: list[tuple[dict[str, Value], dict[str, Value]]]
) -> Adopted:
    """A notebook with what each cell changed in the first run, and in the second."""
    cells = tuple(Cell(number, source) for number, source in enumerate(sources, 1))
    runs = []
    for which in (0, 1):
        ran, end = [], {}
        for number, both in enumerate(changes, 1):
            ran.append(RanCell(number, "ok", changed=both[which]))
            end |= both[which]
        runs.append(_run(ran, **end))
    return Adopted(Path("a.ipynb"), cells, *runs)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (
            "forest = RandomForestClassifier().fit(X, y)",
            "RandomForestClassifier has no",
        ),
        ("began = time.time()", "clock"),
        ("names = list(set(rows))", "set"),
        ("key = uuid.uuid4()", "each process makes anew"),
        ("x = np.random.rand(3)", "np.random.rand has no seed"),
        ("x = mystery()", "does not say why"),
    ],
)
def test_the_cell_that_made_it_so_is_named(source: str, why: str) -> None:
    name = source.partition(" ")[0]
    adopted = _adopted(
        ["a = 1", source, f"b = {name}"],
        [
            ({"a": _value("1")}, {"a": _value("1")}),
            ({name: _value("1")}, {name: _value("2")}),
            ({"b": _value("3")}, {"b": _value("4")}),
        ],
    )
    compared = sameness.compared(adopted)
    assert compared and compared.same == ("a",) and not compared.is_same
    assert [(one.name, one.cell) for one in compared.different] == [(name, 2), ("b", 2)]
    assert why in compared.different[1].why
    (finding,) = sameness.findings(compared)
    assert f"{name} and b differ between two runs" in finding.what


def test_a_difference_that_goes_away_is_none() -> None:
    adopted = _adopted(
        ["x = rand()", "x = 1"],
        [
            ({"x": _value("1")}, {"x": _value("2")}),
            ({"x": _value("3")}, {"x": _value("3")}),
        ],
    )
    compared = sameness.compared(adopted)
    assert compared and compared.is_same


def test_columns_that_differ_and_what_cannot_be_compared() -> None:
    one, other = _value("1", a="1", b="1"), _value("2", a="1", b="2")
    none = _value(None)
    adopted = _adopted(
        ["df = f()", "p = plot()"],
        [({"df": one}, {"df": other}), ({"p": none}, {"p": none})],
    )
    compared = sameness.compared(adopted)
    assert compared and compared.different[0].columns == ("b",)
    assert compared.not_compared == ("p",)
    assert '(df in "b")' in next(sameness.findings(compared)).what


def _saved(saved: str, now: str, again: str | None = None) -> list[str]:
    outputs = [(Output("text", text),) for text in (saved, now, again or now)]
    runs = [_run([RanCell(1, "ok", outputs=one)]) for one in outputs[1:]]
    adopted = Adopted(Path("a"), (Cell(1, "x", (), outputs[0]),), *runs)
    return [one.what for one in saved_results.findings(adopted)]


def test_what_is_imported_is_no_result() -> None:
    both = ({"norm": _value("1")}, {"norm": _value("2")})
    imports = sameness.compared(_adopted(["from scipy.stats import norm"], [both]))
    assert imports and imports.is_same and not imports.same
    makes = sameness.compared(_adopted(["import norm\nnorm = norm.x"], [both]))
    assert makes and [one.name for one in makes.different] == ["norm"]


def test_a_number_ends_where_its_comma_is_none_of_thousands() -> None:
    assert _saved("{'C': 10, 'gamma': 1}", "{'C': 1, 'gamma': 1}") == [
        "cell 1 was saved with 10; a clean run gives 1 (line 1 of what it shows)"
    ]
    assert "was saved with 1,234.5;" in _saved("1,234.5", "1,236.5")[0]


def test_a_saved_number_that_a_clean_run_does_not_give_is_found() -> None:
    assert _saved("accuracy: 98.2", "accuracy: 86.76") == [
        "cell 1 was saved with 98.2; a clean run gives 86.76 (line 1 of what it shows)"
    ]
    assert "2 more numbers" in _saved("a 1\nb 2\nc 3", "a 2\nb 3\nc 4")[0]


@pytest.mark.parametrize(
    ("saved", "now", "again"),
    [
        ("accuracy: 98.2", "accuracy: 98.2", None),
        ("0.33333333", "0.3333333333", None),
        ("98.2", "86.7", "87.1"),
        ("Wall time: 3 s", "Wall time: 4 s", None),
        ("<Axes: 1>", "<Axes: 2>", None),
        ("one 1", "other 2", None),
        ("1\n2", "1", None),
        ("<a at 0x7f3a5c0010>", "<a at 0x7f3a5c0099>", None),
    ],
)
def test_what_means_nothing_is_passed_over(
    saved: str, now: str, again: str | None
) -> None:
    assert not _saved(saved, now, again)


def test_cells_that_were_run_in_another_order_are_told() -> None:
    cells = tuple(
        Cell(number, "x", saved_count=count)
        for number, count in enumerate((1, None, 7, 3), 1)
    )
    (found_order,) = saved_results.findings(Adopted(Path("a"), cells))
    assert "cell 4 was last run as [3], before cell 3 above it" in found_order.what
    assert not list(saved_results.findings(Adopted(Path("a"), cells[:3])))
