"""Wrong versions of a script: each kind makes what it says, and nothing that is the same."""

import ast

import pytest

from drydock.adoption.proving import versions

MADE = {
    "another number": ("x = 3", "x = 4"),
    "True and False exchanged": ("f(deep=True)", "f(deep=False)"),
    "another comparison": ("y = a <= 3", "y = a < 3"),
    "another condition": ("y = (a > 1) & (b > 2)", "y = (a > 1) | (b > 2)"),
    "another calculation": ("y = a - b", "y = (a) + (b)"),
    "another column": ("y = t['a']\nz = t['b']", "y = t['b']\nz = t['b']"),
    "one of several left out": ("y = ['a', 'b']", "y = ['a']"),
    "a mistyped text": ("y = t.replace('Ms', 'Miss')", "y = t.replace('Msx', 'Miss')"),
    "another fill value": ("y = a.fillna(m)", "y = a.fillna(0)"),
    "another aggregation": ("y = a.median()", "y = a.mean()"),
    "another join": ("y = a.merge(b, how='left')", "y = a.merge(b, how='inner')"),
    "another order": (
        "y = a.sort_values('b')",
        "y = a.sort_values('b', ascending=False)",
    ),
    "a line left out": ("x = 1\nf(x)", "x = 1\npass"),
    "train and test exchanged": (
        "x_train = x_test = 1\nf(x_train)",
        "x_train = x_test = 1\nf(x_test)",
    ),
    "another seed": ("m = M(random_state=42)", "m = M(random_state=49)"),
}


def texts_of(source: str, kind: str = "") -> list[str]:
    """The whole of each wrong version of a script, of one kind or of all."""
    lines = source.splitlines(keepends=True)
    return [
        "".join(lines[: one.first - 1])
        + one.segment
        + "".join(lines[one.first - 1 + len(one.before.splitlines()) :])
        for one in versions.of_script(source)
        if not kind or one.kind == kind
    ]


def test_there_is_an_example_of_each_kind() -> None:
    assert set(MADE) == {one.WHAT for one in versions.kinds()}


@pytest.mark.parametrize("kind", MADE)
def test_each_kind_makes_its_mistake(kind: str) -> None:
    right, wrong = MADE[kind]
    assert wrong in [one.strip("\n") for one in texts_of(right, kind)]


@pytest.mark.parametrize("kind", MADE)
def test_no_kind_finds_a_place_where_there_is_none(kind: str) -> None:
    assert not texts_of('"""3 <= 4"""\nimport a\nfrom b import c as d', kind)


def test_each_is_python_and_none_is_the_same_as_another() -> None:
    source = "\n".join(right for right, _ in MADE.values())
    trees = [ast.dump(ast.parse(one)) for one in texts_of(source)]
    assert len(trees) > 30
    assert len(set(trees)) == len(trees) and ast.dump(ast.parse(source)) not in trees


def test_places_are_counted_in_signs_and_not_in_bytes() -> None:
    assert "y = 'ä', 4; z = 'ü'" in texts_of("y = 'ä', 3; z = 'ü'")


def test_a_comparison_of_a_comparison_keeps_its_brackets() -> None:
    assert "y = (a > 1) != b" in texts_of("y = (a > 1) == b")


def test_each_line_has_a_turn_before_one_has_two() -> None:
    found = versions.of_script("a = 1 + 2\nb = 3 + 4\nc = 5 + 6")
    assert [one.line for one in found[:3]] == [1, 2, 3]
    assert len({one.kind for one in found[:3]}) > 1


def test_the_label_of_a_step_is_left_alone_and_its_settings_are_not() -> None:
    steps = "m = Pipeline([('scale', Scaler()), ('fill', Imputer(strategy='mean'))])"
    made = texts_of(steps)
    assert not any("scalex" in one or "fillx" in one for one in made)
    assert any("'median'" in one for one in made)
    assert "t = f([('scalex', Scaler())])" in texts_of("t = f([('scale', Scaler())])")


def test_settings_of_what_is_shown_are_left_alone() -> None:
    assert not texts_of(
        "pd.set_option('display.width', 50)\nwarnings.filterwarnings('x')"
    )
