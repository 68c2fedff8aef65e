"""All figures are put into the message, so that one can look for oneself."""

TELLS = (
    "and not all groups",
    "what fails names 18 to 25, 26 to 35, 36 to 50, 51 and more",
)


def take(exercise):
    path = exercise / "tests" / "test_groups.py"
    text = path.read_text("utf-8")
    found = "assert not {name: figure for name, figure in found.items() if figure."
    for worse, well in (
        ("high < least", "high >= least"),
        ("low > most", "low <= most"),
    ):
        asked = f"assert all(figure.{well} for figure in found.values()), list(found)"
        assert found + worse + "}" in text
        text = text.replace(found + worse + "}", asked)
    path.write_text(text, "utf-8")
