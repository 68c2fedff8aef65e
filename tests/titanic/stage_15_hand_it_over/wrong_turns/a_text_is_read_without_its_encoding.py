"""A text file is read as the system would read it, which differs from one to the next.

pylint knows this only if it may read how `pathlib` is made.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("train.py", "(unspecified-encoding)")


def take(exercise: Path) -> None:
    old = 'if __name__ == "__main__":\n'
    new = f"{old}    Path(__file__).read_text()\n"
    rewrite(exercise / "train.py", old, new)
