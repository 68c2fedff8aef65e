"""Comments at the end of their line, kinds as other people call them, several in one."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "X_train = df[:891].drop('Survived', axis=1)",
        "X_train = df[:891].drop('Survived', axis=1)  # [Code Smell] Magic number: 891, why?",
    )
    rewrite(
        notebook,
        "df2 = df\n",
        "df2 = df  # [code smell] mutable input, mysterious name: an alias called copy\n",
    )
    rewrite(
        notebook,
        "df['FareBand'] = pd.qcut(df['Fare'], 4)",
        "df['FareBand'] = pd.qcut(df['Fare'], 4)   #[code smell] unused code - dropped below",
    )
    rewrite(
        notebook,
        "        m = temp.median()",
        "        m = temp.median()  # [code smell] Data leakage: of the test passengers too",
    )
    rewrite(
        notebook,
        "submission = pd",
        "#[code smell]hidden state: whose Y_pred?\nsubmission = pd",
    )
    rewrite(
        notebook,
        "    d['FamilySize'] =",
        "    # [code smell] mutable-input: the caller's table changes\n    d['FamilySize'] =",
    )
    rewrite(
        notebook,
        "df['Title'] = df['Title'].replace('Ms', 'Miss')",
        "# [code smell] duplicated code and exposed internals: one rule, four times\n"
        "df['Title'] = df['Title'].replace('Ms', 'Miss')",
    )
    rewrite(
        notebook,
        "# OLD - keep for now",
        '# [code smell] dead code: "keep for now" is for ever\n# OLD - keep for now',
    )
