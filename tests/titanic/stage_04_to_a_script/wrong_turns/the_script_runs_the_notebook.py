"""The script opens the notebook, and runs one cell after the other."""

from pathlib import Path

FROM = "start"
TELLS = (
    "needs no notebook",
    "line 8 of train.py runs it from elsewhere: titanic.ipynb",
)


def take(exercise: Path) -> None:
    (exercise / "train.py").write_text(
        "import json\n"
        "import os\n"
        "from pathlib import Path\n"
        "\n"
        "HERE = Path(__file__).resolve().parent\n"
        "os.chdir(HERE)\n"
        "\n"
        "for cell in json.loads(Path('titanic.ipynb').read_text('utf-8'))['cells']:\n"
        "    if cell['cell_type'] == 'code':\n"
        "        exec(''.join(cell['source']))\n",
        "utf-8",
    )
