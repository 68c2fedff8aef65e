"""Steps are kept in a list of partials; the note says it all in sentences, in other words."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    rewrite(module, "import math\n", "import math\nfrom functools import partial\n")
    module.write_text(module.read_text("utf-8") + STEPS, "utf-8")
    train = exercise / "train.py"
    rewrite(train, "    impute_by_group_median,\n    impute_median,\n", "    FILL,\n")
    rewrite(train, "    impute_most_frequent,\n", "")
    rewrite(
        train,
        'impute_by_group_median(df, "Age", by=["Sex", "Pclass"], to_nearest=0.5)',
        'FILL["Age"](df)',
    )
    for column, function in {"Embarked": "most_frequent", "Fare": "median"}.items():
        rewrite(
            train,
            f'impute_{function}(df["{column}"])',
            f'FILL["{column}"](df["{column}"])',
        )
    (exercise / "DEBT.md").write_text(NOTE, "utf-8")


STEPS = """

FILL = {
    "Age": partial(impute_by_group_median, column="Age", by=["Pclass", "Sex"], to_nearest=0.5),
    "Embarked": impute_most_frequent,
    "Fare": impute_median,
}
"""

NOTE = """\
# Imputing

Information about the test set flows into what the model is trained on: medians come from
everybody in the list. It happens in prepare_data. Were it mended, we could believe our
score again. That is an afternoon of work, and we do it as soon as the refactoring is over.
"""
