"""A backup, an unused function and remarks in words go as well."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "# df = df_backup.copy()\ndf_backup = df.copy()   # just in case",
        "",
    )
    rewrite(
        notebook,
        "def rate(col):\n    return df[[col, 'Survived']].groupby(col, observed=True).mean()\n\n",
        "",
    )
    rewrite(notebook, "# saw this on a forum, long name = rich\n", "")
    rewrite(notebook, "# which bands? try on a copy first\n", "")
