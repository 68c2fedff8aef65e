"""The new folder: the script, tests that a person can read, and what they hold it to."""

from __future__ import annotations

import pprint
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from drydock.adoption.locking.choice import Choice
from drydock.adoption.locking.locked import lock as of_tests
from drydock.adoption.locking.script import Script

TESTS = "tests"
HELPERS = Path(of_tests.__file__).parent
SETTINGS = "[pytest]\ntestpaths = tests\naddopts = -p no:cacheprovider\n"

WHAT_IS_LOCKED = '''"""What is locked of {script}, and how it is run: see test_the_lock.py.

A name that is gone from the script on purpose is to be deleted here as well.
"""

from locked.lock import Lock

LOCK = Lock(
{settings}
)
{left_out}'''

TEST = '''"""The lock on {script}: what it makes is what it made when it was locked.

The script is run once, in a copy of the files that it reads. Then each thing that it
makes is compared with its text in approved/: whole numbers and texts must be the same,
numbers with a fraction may differ by a millionth.

A change that is meant: python tests/approve.py shows it, and approves it if you say so.
"""

from pathlib import Path

import pytest
from locked.lock import Approved, difference
from what_is_locked import LOCK

TESTS = Path(__file__).parent
APPROVED = Approved(TESTS / "approved", LOCK.keys)


@pytest.fixture(scope="session")
def end(tmp_path_factory):
    """The script after its last line: its variables, and what it has printed."""
    return LOCK.run(TESTS, tmp_path_factory.mktemp("run"))


@pytest.mark.parametrize("name", LOCK.keys)
def test_is_as_approved(name, end):
    how = difference(LOCK, end, APPROVED, name)
    if how:
        pytest.fail(f"{{name}}: {{how}}", pytrace=False)
'''

APPROVE = '''"""Shows how the script differs from what is approved, and approves it on yes."""

from pathlib import Path
from tempfile import TemporaryDirectory

from locked.lock import Approved, differences
from what_is_locked import LOCK

TESTS = Path(__file__).resolve().parent


def main() -> None:
    """Asks before it changes anything."""
    with TemporaryDirectory() as scratch:
        compare(LOCK.run(TESTS, Path(scratch)))


def compare(end) -> None:
    """Shows what differs, and approves it if that is what is typed."""
    approved = Approved(TESTS / "approved", LOCK.keys)
    found = list(differences(LOCK, end, approved))
    for name, how in found:
        print(f"{name}: {how}")
    if not found:
        print("The script makes what is approved; nothing to approve.")
    elif input("Approve all of this? Type yes: ") == "yes":
        keys = [key for key in LOCK.keys if key.partition(" on ")[0] in end.values]
        keys += [key for key in LOCK.keys if key.startswith(("file ", "what it"))]
        approved.write({k: (LOCK.text(end, k), LOCK.is_table(end, k)) for k in keys})
        print("Approved. Look at the difference before you commit it.")


if __name__ == "__main__":
    main()
'''


def script_name(notebook: Path) -> str:
    """What the script of a notebook is called."""
    return re.sub(r"[^\w-]+", "_", notebook.stem) + ".py"


def write(
    into: Path, notebook: Path, script: Script, chosen: Choice, lies: Path
) -> None:
    """Writes the new folder into `into`; `lies` is where it will lie at last."""
    shutil.rmtree(into, ignore_errors=True)
    tests, name = into / TESTS, script_name(notebook)
    shutil.copytree(
        HELPERS, tests / "locked", ignore=shutil.ignore_patterns("__pycache__")
    )
    settings = chosen.settings(f"../{name}", lies / TESTS, notebook.parent)
    _write(into / name, script.text.rstrip("\n") + "\n")
    _write(into / "pytest.ini", SETTINGS)
    _write(tests / "test_the_lock.py", TEST.format(script=name))
    _write(tests / "approve.py", APPROVE)
    what = WHAT_IS_LOCKED.format(
        script=name,
        settings=_arguments(settings),
        left_out="".join(_comments(script, chosen)),
    )
    _write(tests / "what_is_locked.py", what)
    approved = of_tests.Approved(tests / "approved", list(chosen.texts))
    approved.write(chosen.texts)


def _arguments(settings: dict[str, Any]) -> str:
    """The arguments of a call, one below the other, those that say nothing left out."""
    lines = []
    for name, value in settings.items():
        if value:
            text = pprint.pformat(value, width=84, sort_dicts=False, compact=True)
            lines.append(
                f"    {name}={text},".replace("\n", "\n    " + " " * len(name) + " ")
            )
    return "\n".join(lines)


def _comments(script: Script, chosen: Choice) -> Iterable[str]:
    """What is not locked, and why, to be read below what is."""
    if chosen.left_out:
        yield "\n# Not locked:\n"
    for one in chosen.left_out:
        yield f"# - {one.key}: {one.why}\n"
        for line, what in one.lines:
            yield f"#     line {line} (cell {script.cell_of(line)}): {what}\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
