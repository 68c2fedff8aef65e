"""One command at a time in a house."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import toy
from folders import with_three_stages

from drydock.errors import CalledWrongly
from drydock.guidance import going
from drydock.safekeeping.kept_copies import copies
from drydock.safekeeping.lock import one_at_a_time
from drydock.workbook.house import House


@pytest.fixture(name="house")
def _house(house: House) -> House:
    return with_three_stages(house)


def test_a_second_command_waits_and_says_so(house: House) -> None:
    house = toy.with_engine(house)
    with one_at_a_time(house):
        command = [sys.executable, "-m", "drydock", "goto", "3"]
        second = subprocess.Popen(  # pylint: disable=consider-using-with
            command,
            cwd=house.root,
            env=os.environ | {"PYTHONPATH": str(house.root / "src")},
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert second.stderr is not None
        said = second.stderr.readline()
        assert "waiting for it" in said
        assert not copies(house)
    second.communicate(timeout=30)
    assert second.returncode == 0
    assert len(copies(house)) == 1


def test_a_command_does_not_wait_for_ever(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drydock.safekeeping.lock.WAIT_AT_MOST", 0.1)
    with one_at_a_time(house):
        with pytest.raises(CalledWrongly, match="one command at a time"):
            going.goto(house, house.stage("3"))
