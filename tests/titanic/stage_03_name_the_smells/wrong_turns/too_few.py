"""Three places, and that should do."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("3 so far. Places without a name yet", "Title (10)", "Model (10)")


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "X_train = df[:891]",
        "# [code smell] magic literal: 891 passengers, until the next file\nX_train = df[:891]",
    )
    rewrite(
        notebook,
        "df2 = df",
        "# [code smell] mutable input: this is no copy\ndf2 = df",
    )
    rewrite(
        notebook,
        "df['FareBand'] =",
        "# [code smell] dead code: never read\ndf['FareBand'] =",
    )
