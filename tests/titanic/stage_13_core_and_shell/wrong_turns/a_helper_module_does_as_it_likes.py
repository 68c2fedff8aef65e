"""A third module takes over a step, and with it goes all that the core must not do."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "print() in line 8 of coding.py",
    "encode_sex (coding.py, line 6) changes its input",
    "never run: lines 14",
    "(unused-argument)",
)

CODING = '''"""The codes of what is given in words."""

import sys


def encode_sex(passengers):
    """Replaces the words of the column Sex by codes."""
    print("encoding", len(passengers), file=sys.stderr)
    passengers["Sex"] = passengers["Sex"].map({"female": 1, "male": 0}).astype(int)
    return passengers


def decode_sex(passengers):
    return ["male", "female"]
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
    rewrite(
        exercise / "tests/test_preprocessing.py",
        "[prepare_features, encode_sex, encode_port, band_fare]",
        "[prepare_features, encode_port, band_fare]",
    )
    rewrite(exercise / "tests/test_preprocessing.py", "    encode_sex,\n", "")
