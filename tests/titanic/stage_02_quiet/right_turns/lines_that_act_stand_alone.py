"""Calls that act stand alone: a setting, a change in place, a fit that ends its cell."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "import warnings\n",
        "import warnings\npd.set_option('display.max_columns', 50)\n",
    )
    rewrite(
        notebook,
        "models = models.sort_values(by='Score', ascending=False)",
        "models.sort_values(by='Score', ascending=False, inplace=True)",
    )
    rewrite(
        notebook,
        "family(df)",
        'family(df)\ndf.insert(0, "Row", range(len(df)))\ndf.pop("Row")',
    )
    rewrite(
        notebook,
        "Y_pred = knn.predict(X_test)\ns3 = round(knn.score(X_train, Y_train) * 100, 2)",
        "Y_pred = knn.predict(X_test)\n"
        "s3 = round(knn.score(X_train, Y_train) * 100, 2)\n"
        "knn.fit(X_train, Y_train)",
    )
