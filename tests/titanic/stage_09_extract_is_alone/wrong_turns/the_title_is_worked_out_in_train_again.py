"""While the call of the new function goes in, the one of stage 08 goes out: its two lines
are short, and nice to have at hand in train.py."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "train.py gets Title from add_derived_title",
    "Title came out the same when add_derived_title was replaced",
)


def take(exercise: Path) -> None:
    train = exercise / "train.py"
    rewrite(train, "import add_derived_title, add_is_alone", IMPORTS)
    rewrite(train, "df = add_derived_title(df)", AT_HAND)


IMPORTS = "import TITLE_CODES, add_is_alone"

AT_HAND = """\
titles = df["Name"].str.extract(r" ([A-Za-z]+)\\.", expand=False)
    df["Title"] = titles.map(TITLE_CODES).fillna(0).astype(int)"""
