"""A list of all that smells stands at the top, beside nothing."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = (
    "3 so far (and 2 more at places that have a name already)",
    "8 beside one line",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "import pandas as pd",
        "# [code smell] leakage: medians over all passengers\n"
        "# [code smell] magic literal: the edges of the bands\n"
        "# [code smell] duplicated code: seven models\n"
        "# [code smell] dead code: many columns\n"
        "# [code smell] mutable input: family\n"
        "# [code smell] mysterious name: df2\n"
        "# [code smell] comment that lies: the mean\n"
        "# [code smell] missing test: everywhere\n"
        "import pandas as pd",
    )
