"""Each name is searched by itself, and nobody has thought of a row without a name."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("add_derived_title works for a missing name", "it raises TypeError")


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    rewrite(module, "import pandas as pd\n", "import re\n\nimport pandas as pd\n")
    rewrite(
        module,
        'names = passengers["Name"].astype("str")  # also where no name is known\n'
        '    titles = names.str.extract(r" ([A-Za-z]+)\\.", expand=False)',
        'titles = passengers["Name"].map(\n'
        '        lambda name: (re.findall(r" ([A-Za-z]+)\\.", name) or [""])[0]\n'
        "    )",
    )
