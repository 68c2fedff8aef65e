"""A third module takes over a step, and with it goes all that the core must not do."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "print() in line 10 of coding.py",
    "np.random in line 11 of coding.py",
    "encode_sex (coding.py, line 8) changes its input",
)

CODING = '''"""The codes of what is given in words."""

import sys

import numpy as np


def encode_sex(passengers):
    """Replaces the words of the column Sex by codes."""
    print("encoding", len(passengers), file=sys.stderr)
    example = passengers.iloc[np.random.default_rng().integers(len(passengers))]
    print(example["Sex"])
    passengers["Sex"] = passengers["Sex"].map({"female": 1, "male": 0}).astype(int)
    return passengers
'''


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    text = core.read_text("utf-8")
    begin = text.index("def encode_sex(")
    end = text.index("def ", begin + 1)
    core.write_text(text[:begin] + text[end:], "utf-8")
    rewrite(core, 'SEX_CODES = {"female": 1, "male": 0}\n', "")
    rewrite(
        core,
        "import pandas as pd\n",
        "import pandas as pd\n\nfrom coding import encode_sex\n",
    )
    (exercise / "coding.py").write_text(CODING, "utf-8")
