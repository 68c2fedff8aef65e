"""The script of a notebook: what only shows goes, all else stays."""

import ast

import pytest

from drydock.adoption.locking import chance, script
from drydock.adoption.locking.slices import Slices
from drydock.adoption.model import Cell


def made(*sources: str, quiet: bool = True) -> str:
    cells = [Cell(number, source) for number, source in enumerate(sources, 1)]
    return script.of_cells(cells, quiet=quiet).text.strip("\n")


GOES = {
    "a print": "print('here', x)",
    "a look": "x.head()",
    "the bare name": "x",
    "rows by other labels": "x.reindex()",
    "a table worked out to be seen": "x.groupby('a').mean().sort_values('b')",
    "a display": "display(x)",
    "a plot by its kind": "x['a'].plot.density()",
    "rows by their labels": "x.loc[['a', 'b'], :]",
    "a plot": "import matplotlib.pyplot as plt\nplt.figure()\nplt.plot(x)\nplt.show()",
    "axes": "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.set_title('x')",
    "a loop of plots": "import seaborn as sns\nfor c in x.columns:\n    sns.histplot(x[c])",
    "a plot of a table": "ax = x['a'].plot()\nax.set_xlabel('a')",
    "a function that draws": "import seaborn as sns\ndef draw(t):\n    sns.barplot(t)\ndraw(x)",
    "magics": "%matplotlib inline\n%who\nx?",
    "shell lines": "!pip install pandas\n!ls",
    "another language": "%%bash\nls",
    "two prints in a line": "print(x); print(x)",
}
STAYS = {
    "a comment": "# why\ny = 1  # so",
    "a change in place": "x.drop('a', inplace=True)",
    "what a library does": "load_everything(x)",
    "a forgotten assignment": "x.loc[x['a'] > 64, 'a']",
    "a fit": "model.fit(x)",
    "a printed score": "print(model.score(x, y))",
    "a function that gives a result": "def rate(t):\n    print(t)\n    return t.mean()",
    "what a plot gives and is used": "import pylab\nn, e, _ = pylab.hist(x)\ny = n",
}


@pytest.mark.parametrize("source", GOES.values(), ids=GOES)
def test_what_only_shows_goes(source: str) -> None:
    assert made("x = 1", source, "y = x") == "x = 1\n\ny = x"


@pytest.mark.parametrize("source", STAYS.values(), ids=STAYS)
def test_all_else_stays(source: str) -> None:
    assert made("x = 1", source) == f"x = 1\n\n{source}"


@pytest.mark.parametrize(
    "source", [" y = 2\n for i in z:\n  y += i", "\n  %who\n  y = 2\n  f(y)"]
)
def test_a_cell_that_is_indented_as_a_whole_is_read_as_ipython_does(
    source: str,
) -> None:
    told = made("x = 1", source)
    assert "\ny = 2\n" in told and ast.parse(told)
    with pytest.raises(script.NoScript):
        made(" y = 2\nx = 1\n   z = 3")


def test_a_score_that_is_only_shown_is_printed() -> None:
    assert made("model.score(x, y)") == "print(model.score(x, y))"


FLEETING = {
    "a printed value": ("s = f(1)", "print('so', -s)", "s = f(2)", "print('so', -s)"),
    "the last line of a cell": ("s = f(1)\n-s", "s = f(2)"),
    "what a model learned": ("m = M()\nm.fit(x)", "m.coef_", "m = M()\nm.fit(y)"),
    "what is deleted": ("s = f(1)\ns", "del s"),
    "what a function of its own gives": (
        "def f(a):\n    return a + 1",
        "round(f(1), 2)",
    ),
    "each round of a loop": ("for a in b:\n    s = f(a)\n    print(a, s)",),
}
NOT_FLEETING = {
    "a value that stays": ("s = f(1)", "print(s)"),
    "a value that is worked on": ("s = f(1)", "print(s)", "s = s.dropna()"),
    "the form of a table": ("s = f(1)", "s.head()", "s = f(2)"),
    "a line that nobody sees": ("s = f(1)\ns\nt = 1", "s = f(2)"),
    "a picture": (
        "import matplotlib.pyplot as plt\ns = f(1)",
        "plt.plot(s)",
        "s = f(2)",
    ),
    "a function that gives nothing": ("def f(a):\n    a.sort()", "f(s)"),
    "a loop over what is there": ("for a in b:\n    print(a)",),
}


@pytest.mark.parametrize("cells", FLEETING.values(), ids=FLEETING)
def test_what_is_shown_of_a_value_that_is_replaced_is_printed(
    cells: tuple[str, ...],
) -> None:
    assert made(*cells).count("print(") == 1


@pytest.mark.parametrize("cells", NOT_FLEETING.values(), ids=NOT_FLEETING)
def test_what_the_end_tells_as_well_goes(cells: tuple[str, ...]) -> None:
    text = made(*cells)
    assert "print" not in text and "head" not in text and "plot(" not in text


def test_parts_of_a_block_and_of_a_line_go() -> None:
    source = "for a in b:\n    print(a)\n    c = a; print(a)\nif c:\n    print(c)\nelse:\n    d = 1"
    assert made(source) == ("for a in b:\n    c = a\nif c:\n    pass\nelse:\n    d = 1")


@pytest.mark.parametrize(
    ("source", "now"),
    [
        ("%time x = f()", "x = f()"),
        ("%%time\nx = f()", "x = f()"),
        ("x = 1\n%timeit sum(x)\n%timeit np.sum(x)", "x = 1"),
        ("%timeit sum(x)", ""),
        ("%%timeit\nx = 2", ""),
        ("%cd data", "__import__('os').chdir('data')"),
        ("for a in b:\n    !touch {a}\n    c = a", None),
        ("names = !ls", None),
        ("x = (7\n     % 3)", "x = (7\n     % 3)"),
    ],
)
def test_what_ipython_alone_understands_becomes_python(
    source: str, now: str | None
) -> None:
    text = made(source)
    assert ast.parse(text) and (now is None or text == now)


def test_display_prints_where_all_stays() -> None:
    assert made("display(x)", quiet=False) == "print(x)"


def test_each_line_knows_its_cell_and_what_was_left_out_is_named() -> None:
    cells = [Cell(1, "from __future__ import annotations\nx = 1\nx"), Cell(2, "y = 2")]
    found = script.of_cells(cells)
    lines = found.text.split("\n")
    assert found.cell_of(lines.index("y = 2") + 1) == 2
    assert found.cell_of(lines.index("x = 1") + 1) == 1
    assert [(one.cell, one.line, one.text) for one in found.left_out] == [(1, 3, "x")]
    ast.parse(found.text)


def test_a_cell_that_is_no_python_is_named() -> None:
    with pytest.raises(script.NoScript, match="cell 2"):
        made("x = 1", "x = = 2")


def test_slices_know_what_leads_to_a_value() -> None:
    slices = Slices("a = 1\nb = 2\nc = a + 1\nc.fit(b)\nd = 3")
    assert slices.lines_to(["c"]) == {1, 2, 3, 4}
    assert Slices("m.fit(X_a)\nm.predict(X_b)\ncheck(m, X_a)").asked["m"] == [
        "X_a",
        "X_b",
    ]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("x = KMeans(3)", "KMeans may draw random numbers: give it random_state=42"),
        ("x = KMeans(3, random_state=0)", ""),
        ("x = SVC()", ""),
        ("np.random.seed(0)\nx = np.random.rand()", ""),
        ("x = np.random.rand()", "np.random.rand draws random numbers"),
        ("x = np.random.RandomState(42)", ""),
        ("x = np.random.default_rng()", "it has no seed: default_rng(42)"),
        ("x = t.sample(3)", "sample may draw random numbers"),
        ("x = list(set(t))", "takes the order of a set"),
        ("x = list({a for a in t})", "takes the order of a set"),
        ("x = datetime.now()", "asks the clock"),
        ("y = KMeans(3)\nx = 1", ""),
    ],
)
def test_why_a_value_may_differ_is_told_with_what_to_do(source: str, what: str) -> None:
    found = list(chance.reasons(source, "x", frozenset({"KMeans"})))
    assert bool(found) == bool(what) and (not found or found[0][1].startswith(what))
