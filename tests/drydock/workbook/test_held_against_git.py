"""What differs from the last commit is found, and only that."""

from __future__ import annotations

import os
import shutil

import pytest
import toy

from drydock.workbook.git import NoGit
from drydock.workbook.held_against_git import (
    Differences,
    bring_back,
    differences,
    in_words,
)
from drydock.workbook.house import House

pytestmark = toy.needs_git
SOLUTION = "solutions/toy/01-mend-it/toy.ipynb"


@pytest.fixture(name="house")
def _house(house: House) -> House:
    (house.root / ".gitignore").write_text("__pycache__/\n", "utf-8")
    toy.commit_all(house)
    return house


def test_what_is_as_committed_differs_in_nothing(house: House) -> None:
    """A touched file, another mode and what git ignores are no difference."""
    os.utime(house.root / SOLUTION, (1, 1))
    (house.root / SOLUTION).chmod(0o755)
    (house.root / "tests/__pycache__").mkdir()
    (house.root / "tests/__pycache__/a.pyc").touch()
    (house.exercise("toy") / "toy.ipynb").write_text("mine", "utf-8")
    assert differences(house.root) == Differences()


def test_each_difference_is_told_by_its_path(house: House) -> None:
    """Changed, emptied without a change of time, gone, staged, new: names of all kinds."""
    tests = house.root / "tests/toy"
    gone = next(tests.rglob("*.csv"))
    gone.unlink()
    (house.root / SOLUTION).write_text("{}", "utf-8")
    toy.git(house, "add", SOLUTION)
    (tests / "conf test.py").touch()
    (tests / "\u00e9t\u00e9.py").touch()
    toy.git(house, "add", "tests/toy/conf test.py")
    found = differences(house.root)
    assert found.changed == (SOLUTION, gone.relative_to(house.root).as_posix())
    assert found.added == ("tests/toy/conf test.py", "tests/toy/\u00e9t\u00e9.py")


def test_the_command_brings_back_what_was_changed(house: House) -> None:
    (house.root / SOLUTION).unlink()
    toy.git(house, "rm", "-q", "--cached", SOLUTION)
    (house.root / SOLUTION).write_text("{}", "utf-8")
    found = differences(house.root)
    assert found == Differences((SOLUTION,))
    command = bring_back(found.changed)
    toy.git(house, *command.split()[1:])
    assert not differences(house.root)


def test_many_are_told_as_a_few_and_brought_back_by_folder() -> None:
    paths = tuple(f"tests/{n} a" for n in range(9))
    assert in_words(paths) == "tests/0 a, tests/1 a, tests/2 a, tests/3 a and 5 more"
    assert bring_back(paths) == "git checkout HEAD -- tests"
    assert bring_back(paths[:2]) == 'git checkout HEAD -- "tests/0 a" "tests/1 a"'


def test_without_git_or_a_commit_there_is_nothing_to_hold_against(
    house: House,
) -> None:
    shutil.rmtree(house.root / ".git")
    with pytest.raises(NoGit):
        differences(house.root)
    toy.git(house, "init", "-q")
    with pytest.raises(NoGit, match="without one"):
        differences(house.root)
