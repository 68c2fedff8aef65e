"""Two functions, two names of one kind: the older one is renamed to match."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("has the function add_derived_title", "none by that name", "bring it back")


def take(exercise: Path) -> None:
    for name in ("preprocessing.py", "train.py", "tests/test_preprocessing.py"):
        path = exercise / name
        text = path.read_text("utf-8").replace("add_derived_title", "add_title")
        path.write_text(text, "utf-8")
    rewrite(
        exercise / "train.py", "df = add_title(df)", "df = add_title(passengers=df)"
    )
