"""The line without effect, a backup and an unused function go as well."""

from pathlib import Path

from drydock.turns import rewrite


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "\ndf.loc[df['Age'] > 64, 'Age']",
        "",
    )
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
    rewrite(
        notebook,
        "# df['Title'] = df['Name'].apply(lambda x: x.split(',')[1].split('.')[0].strip())\n",
        "",
    )
