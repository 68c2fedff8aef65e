"""What the workbook's own tests share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from drydock.layout import House

sys.path.insert(0, str(Path(__file__).parent))

import toy  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the long tests")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if config.getoption("--long"):
        return
    wait = pytest.mark.skip(reason="long: ./scripts/go test --long runs it")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(wait)


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
