"""There is a test for each group, and the line that takes its rows is forgotten in it."""

from drydock.judging.turns import rewrite

TELLS = (
    "here 51 and more, and not all groups",
    "what fails names 18 to 25, 26 to 35, 36 to 50, 51 and more: tests/test_groups.py",
    "A test for each group looks at that group alone",
)


def take(exercise):
    path = exercise / "tests" / "test_groups.py"
    bands = ["18 to 25", "26 to 35", "36 to 50", "51 and more"]
    name = "def test_no_group_is_refused_wholesale("
    rewrite(path, name, f'@pytest.mark.parametrize("name", {bands})\n{name}name, ')
    rewrite(
        path,
        "    assert not {name: figure for name, figure in found.items() if figure.low > most}",
        "    assert name and max(figure.low for figure in found.values()) <= most",
    )
