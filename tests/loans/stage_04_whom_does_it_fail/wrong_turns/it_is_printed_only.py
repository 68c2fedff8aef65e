"""A difference between groups is a finding and no fault, so it is printed."""

TELLS = (
    "your tests notice each of 10 wrong models",
    "10 not noticed",
)


def take(exercise):
    path = exercise / "tests" / "test_groups.py"
    text = path.read_text("utf-8")
    assert text.count("assert not {name") == 2
    path.write_text(
        text.replace("assert not {name: figure", "print({name: figure")
        .replace("< least}", "< least})")
        .replace("> most}", "> most})"),
        "utf-8",
    )
