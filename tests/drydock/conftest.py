"""What the workbook's own tests share."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drydock.workbook.house import HERE, House

sys.path.insert(0, str(Path(__file__).parent))
sys.path.append(str(HERE.root / "scripts"))

import toy  # noqa: E402

# So that commands are spelled alike in the tests on every system (drydock.commands).
if os.name == "nt":
    os.environ.setdefault("MSYSTEM", "MINGW64")

# pytest-xdist sets it for its workers; what is said is then broken to that width.
os.environ.pop("COLUMNS", None)

# A run that `nohup … &` began ignores Ctrl+C, and so would every program that tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

OF_NOBODY = ("cache", "faults", "models", "__pycache__", ".ipynb_checkpoints")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the long tests")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if config.getoption("--long"):
        return
    left_out = {"long": "./scripts/go test --long runs it"}
    if not config.getoption("keyword"):
        left_out["other_commit"] = "other commits run it, and -k and --long"
    for item in items:
        for mark, reason in left_out.items():
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=f"{mark}: {reason}"))


@pytest.fixture(autouse=True)
def _this_clone_is_left_alone() -> Iterator[None]:
    """What a participant has done here, and what is known of it, is no test's to change."""
    before = _of_the_participant()
    yield
    after = _of_the_participant()
    changed = [
        name
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]
    assert not changed, (
        f"changed in this clone: {changed}. A test works in a house of its own (`house`,"
        " `copies.copy_workbook`); or did somebody work here while the tests ran?"
    )


def _of_the_participant() -> dict[str, tuple[int, int]]:
    """Time and size of each file in exercises/ and of the state in .drydock/."""
    found = {}
    for top in (HERE.root / "exercises", HERE.root / ".drydock"):
        for place, folders, names in os.walk(top):
            folders[:] = [name for name in folders if name not in OF_NOBODY]
            for path in (Path(place, name) for name in names):
                with contextlib.suppress(FileNotFoundError):  # an editor is saving
                    status = path.lstat()
                    name = path.relative_to(HERE.root).as_posix()
                    found[name] = (status.st_mtime_ns, status.st_size)
    return found


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with one small kata, in a folder with a space and an accent."""
    return toy.build(tmp_path / "un été")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> None:
    """Prints what the fault suite has counted (`record_property("count", ...)`)."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "count":
                terminalreporter.line(f"counted: {value}")
