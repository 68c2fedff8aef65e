"""Each place that reads a file translates it: two in the script, and one in the notebook."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "2 places do: prepare_data in train.py, line",
    "; titanic.ipynb",
    "call that wherever passengers are read",
)
PAIRS = '{"ticket_class": "Pclass", "full_name": "Name"}'


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    for name in ("train", "test"):
        rewrite(
            script,
            f'read_passengers("{name}")',
            f'pd.read_csv(DATA / "{name}.csv").rename(\n        columns={PAIRS}\n    )',
        )
    text = script.read_text("utf-8").replace(f"OUR_NAMES = {PAIRS}\n", "")
    begin, end = text.index("def read_passengers"), text.index("def prepare_data()")
    script.write_text(text[:begin] + text[end:], "utf-8")
    rewrite(
        exercise / "titanic.ipynb",
        'Y_train.groupby(X_train["Title"]).mean()',
        f'people = pd.read_csv(train.DATA / "train.csv").rename(columns={PAIRS})\n'
        'Y_train.groupby(people["Pclass"]).mean()',
    )
