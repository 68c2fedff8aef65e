"""A formatter breaks the lines, and each function is described in full: no statement more.
The annotations are texts, and one name is read in them alone."""

from pathlib import Path

from drydock.judging.turns import rewrite

FIRST = '"""Returns X_train, Y_train and X_test, each with one row per passenger."""'


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    words = "".join(
        f"    {number}. what is done in this step, and why\n" for number in range(99)
    )
    rewrite(script, FIRST, f"{FIRST[:-3]}\n\n{words}    {FIRST[-3:]}")
    rewrite(
        script,
        "-> tuple[pd.DataFrame, pd.Series, pd.DataFrame]:",
        '-> "tuple[pd.DataFrame, Sequence[int], pd.DataFrame]":',
    )
    rewrite(
        script,
        "from pathlib import Path\n",
        "from collections.abc import Sequence\nfrom pathlib import Path\n",
    )
    script.write_bytes(b"\xef\xbb\xbf" + script.read_bytes())
