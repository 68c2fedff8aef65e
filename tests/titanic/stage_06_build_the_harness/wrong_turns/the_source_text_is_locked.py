"""The file is locked, and not what it does: then no change at all is allowed."""

import zlib
from pathlib import Path

TELLS = (
    "your tests accept every right implementation",
    "on right code written differently",
    "not how your code does it",
)

TESTS = """
import zlib
from pathlib import Path

import train


def test_nobody_touched_the_program():
    assert zlib.crc32(Path(train.__file__).read_bytes()) == {0}
"""


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8").replace("# same as age", "# the same as for age")
    script.write_bytes(text.encode())
    tests = TESTS.format(zlib.crc32(text.encode()))
    (exercise / "tests" / "test_train.py").write_text(tests, "utf-8")
