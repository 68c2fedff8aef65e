"""What a reader needs has a name, and some results end their cells."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "df_backup = df.copy()   # just in case",
        "df_backup = df.copy()   # just in case\n"
        "missing_per_column = df.isnull().sum()\n"
        "missing_per_column",
    )
    rewrite(
        notebook,
        "models = models.sort_values(by='Score', ascending=False)",
        "models = models.sort_values(by='Score', ascending=False)\nmodels",
    )
    rewrite(
        notebook,
        "s7 = round(random_forest.score(X_train, Y_train) * 100, 2)",
        "s7 = round(random_forest.score(X_train, Y_train) * 100, 2)\n"
        "importances = pd.Series(random_forest.feature_importances_, X_train.columns)\n"
        "importances",
    )
