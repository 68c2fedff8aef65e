"""Comments on lines that are as they should be."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = (
    "plainly clean code",
    "3 of 4: leakage (code cell 5, line 3), mysterious name (code cell 9, line 1)",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "rare_titles = ['Lady'",
        "# [code smell] mysterious name: rare for whom?\nrare_titles = ['Lady'",
    )
    rewrite(
        notebook,
        "df['Age*Class'] =",
        "# [code smell] dead code: is this needed?\ndf['Age*Class'] =",
    )
    rewrite(
        notebook,
        "import pandas as pd",
        "# [code smell] mysterious name: pd\nimport pandas as pd",
    )
    rewrite(
        notebook,
        "df['Deck'] =",
        "# [code smell] leakage: the deck of everybody\ndf['Deck'] =",
    )
