"""The definition is merged with the cell that needs it; the later use stays."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df['Title'] = df['Title'].replace(rare_titles",
        "rare_titles = ['Dona', 'Jonkheer', 'Sir', 'Rev', 'Major', 'Dr', 'Don', 'Col', 'Capt', 'Countess', 'Lady']\ndf['Title'] = df['Title'].replace(rare_titles",
    )
    rewrite(
        notebook,
        "= DecisionTreeClassifier()",
        "= DecisionTreeClassifier(random_state=42)",
    )
    rewrite(notebook, "(n_estimators=100)", "(n_estimators=100, random_state=42)")
    rewrite(notebook, "SGDClassifier()", "SGDClassifier(random_state=42)")
