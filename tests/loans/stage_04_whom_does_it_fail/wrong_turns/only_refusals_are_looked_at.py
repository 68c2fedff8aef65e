"""A refused customer complains, and a bank that lends blindly does not."""

TELLS = (
    "4 not noticed",
    "lends to nearly everybody up to 25",
)


def take(exercise):
    path = exercise / "tests" / "test_groups.py"
    text = path.read_text("utf-8")
    begin = text.index("def test_no_group_is_lent_to_blindly")
    end = text.index("def test_no_group_is_refused_wholesale")
    path.write_text(text[:begin] + text[end:], "utf-8")
