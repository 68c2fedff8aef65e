"""The underlined line is in the way, so it is written again without the name."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("only an import is new", "os.path.basename")


def take(exercise: Path) -> None:
    rewrite(exercise / "hello.py", "import sys\n", "import os\nimport sys\n")
    rewrite(
        exercise / "hello.py",
        "here = Path(__file__).resolve().parent\n",
        "here = os.path.basename(os.path.dirname(os.path.abspath(__file__)))\n",
    )
    rewrite(exercise / "hello.py", "{here.name}", "{here}")
