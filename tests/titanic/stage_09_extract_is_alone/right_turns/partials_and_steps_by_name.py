"""Steps are kept at import, one as a partial; the function has a decorator of its own."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    rewrite(module, "def add_is_alone(", f"{DECORATOR}@copied\ndef add_is_alone(")
    rewrite(
        module,
        "return passengers.assign(IsAlone=(relatives == 0).astype(int))",
        "passengers[column] = np.where(relatives == 0, 1, 0)\n    return passengers",
    )
    rewrite(module, "def add_is_alone(passengers: pd.DataFrame)", SIGNATURE)
    rewrite(module, "import pandas as pd\n", IMPORTS)
    module.write_text(module.read_text("utf-8") + STEPS, "utf-8")
    train = exercise / "train.py"
    rewrite(train, "import add_derived_title, add_is_alone", "import STEPS")
    rewrite(train, "df = add_derived_title(df)", "df = df.pipe(STEPS.title)")
    rewrite(train, "df = add_is_alone(df)", "df = df.pipe(STEPS.alone)")


IMPORTS = """\
from functools import partial, wraps
from types import SimpleNamespace

import numpy as np
import pandas as pd
"""

SIGNATURE = 'def add_is_alone(passengers: pd.DataFrame, column: str = "IsAlone")'

DECORATOR = """\
def copied(step):
    @wraps(step)
    def on_a_copy(table, *args, **options):
        return step(table.copy(), *args, **options)

    return on_a_copy


"""

STEPS = """

STEPS = SimpleNamespace(
    title=add_derived_title, alone=partial(add_is_alone, column="IsAlone")
)
"""
