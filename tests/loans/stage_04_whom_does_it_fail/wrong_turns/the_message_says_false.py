"""What is asserted is whether all is well; whose fault it is stays in the test."""

TELLS = (
    "a test that fails names",
    "none does: tests/test_groups.py::test_no_group_is_",
)


def take(exercise):
    path = exercise / "tests" / "test_groups.py"
    text = path.read_text("utf-8")
    found = "assert not {name: figure for name, figure in found.items() if figure."
    for worse, well in (
        ("high < least", "high >= least"),
        ("low > most", "low <= most"),
    ):
        asked = f"assert all(figure.{well} for figure in found.values())"
        assert found + worse + "}" in text
        text = text.replace(found + worse + "}", asked)
    path.write_text(text, "utf-8")
