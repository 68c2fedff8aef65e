"""A print in the core, to see that something is going on, and since when."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("import of time in line", "print() in line", "encode_sex prints")


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    rewrite(core, "import math\n", "import math\nimport time\n")
    rewrite(
        core,
        "return passengers.assign(Sex=",
        'print(time.strftime("%H:%M"), "encoding")\n    return passengers.assign(Sex=',
    )
