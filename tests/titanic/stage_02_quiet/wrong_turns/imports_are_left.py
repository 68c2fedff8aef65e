"""The plots are gone, and what they and others needed is still imported."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "import seaborn as sns, in line 2 of code cell 1",
    "never used: np. First in line 3 of code cell 1 of 38",
)


def take(exercise: Path) -> None:
    notebook = exercise / "titanic.ipynb"
    rewrite(
        notebook,
        "import pandas as pd\n",
        "import pandas as pd\nimport seaborn as sns\nimport numpy as np\n",
    )
