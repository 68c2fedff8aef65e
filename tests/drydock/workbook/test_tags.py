"""The solution tags give the trees they promise, and touch nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import toy

from drydock.workbook.git import NoGit
from drydock.workbook.house import HERE, House
from drydock.workbook.tags import make_tags

pytestmark = toy.needs_git


@pytest.fixture(name="house")
def _house(house: House) -> House:
    toy.commit_all(house)
    return house


def test_a_tag_is_the_repository_with_the_exercise_solved(house: House) -> None:
    make_tags(house)
    differing = toy.git(house, "diff", "--name-only", "HEAD", "solution/toy/01")
    assert differing == "exercises/toy/toy.ipynb"
    solved = toy.git(house, "rev-parse", "solution/toy/01:exercises/toy")
    assert solved == toy.git(house, "rev-parse", "HEAD:solutions/toy/01-mend-it")


def test_the_tags_are_a_chain_that_begins_with_the_start(house: House) -> None:
    make_tags(house)
    story = toy.git(house, "log", "--reverse", "--format=%s|%b", "solution/toy/01")
    assert story.splitlines()[0] == "toy 00: Begin|Put the numbers right."
    assert "toy 01: Mend it" in story
    started = toy.git(house, "rev-parse", "solution/toy/00:exercises/toy")
    assert started == toy.git(house, "rev-parse", "HEAD:solutions/toy/00-start")


def test_the_same_sources_give_the_same_ids(house: House, tmp_path: Path) -> None:
    """In another clone, with another name, and after work was committed."""
    first = make_tags(house)
    assert [str(tag) for tag in first] == ["made", "made"]
    assert [str(tag) for tag in make_tags(house)] == ["was there", "was there"]
    toy.git(house, "clone", "-q", str(house.root), str(tmp_path / "second"))
    second = House(tmp_path / "second")
    (second.exercise("toy") / "toy.ipynb").write_text("my work", "utf-8")
    toy.git(second, "commit", "-q", "-am", "Work")
    assert [t.commit for t in make_tags(second)] == [t.commit for t in first]


def test_index_and_working_tree_are_not_touched(house: House) -> None:
    (house.exercise("toy") / "staged.py").write_text("staged", "utf-8")
    toy.git(house, "add", "exercises/toy/staged.py")
    (house.exercise("toy") / "toy.ipynb").write_text("dirty", "utf-8")
    (house.exercise("toy") / "untracked.py").write_text("untracked", "utf-8")
    index = (house.root / ".git/index").read_bytes()
    before = toy.git(house, "status", "--porcelain")
    make_tags(house)
    assert (house.root / ".git/index").read_bytes() == index
    assert toy.git(house, "status", "--porcelain") == before


def test_a_changed_solution_gives_a_changed_tag(house: House) -> None:
    before = {tag.name: tag.commit for tag in make_tags(house)}
    solution = house.stage("1").solution / "toy.ipynb"
    solution.write_text(toy.notebook("rows = []"), "utf-8")
    toy.git(house, "commit", "-q", "-am", "Another solution")
    made = make_tags(house)
    after = {tag.name: tag.commit for tag in made}
    assert before["solution/toy/01"] != after["solution/toy/01"]
    assert str(made[1]) == f"moved, was {before['solution/toy/01'][:10]}"
    assert toy.git(house, "rev-parse", "solution/toy/01") == after["solution/toy/01"]


def test_tags_made_while_one_is_checked_out_stay_the_same(house: House) -> None:
    before = make_tags(house)
    toy.git(house, "checkout", "-q", "solution/toy/01")
    assert [t.commit for t in make_tags(house)] == [t.commit for t in before]


def test_a_tag_of_a_number_that_no_stage_has_is_told_and_left(house: House) -> None:
    toy.git(house, "tag", "solution/toy/07")
    *made, left = make_tags(house)
    assert [tag.name[-2:] for tag in made] == ["00", "01"]
    assert str(left).endswith("delete it: git tag -d solution/toy/07")
    assert toy.git(house, "tag", "--list", "solution/toy/07")


def test_a_lock_that_a_killed_git_has_left_is_no_obstacle(house: House) -> None:
    lock = house.root / ".git/refs/tags/solution/toy/01.lock"
    lock.parent.mkdir(parents=True)
    lock.touch()
    assert len(make_tags(house)) == 2
    assert not lock.exists()


def test_without_a_repository_it_is_told_that_there_are_none(tmp_path: Path) -> None:
    with pytest.raises(NoGit, match="zip download"):
        make_tags(toy.build(tmp_path / "zip"))


def test_the_tags_of_this_workbook_pass_their_stages(tmp_path: Path) -> None:
    """Each tag's exercise is its stage's solution, file by file."""
    if not (HERE.root / ".git").exists():
        pytest.skip("a copy without .git has no tags")
    clone = tmp_path / "clone"
    toy.git(HERE, "clone", "-q", "--no-hardlinks", str(HERE.root), str(clone))
    house = House(clone)
    made = {tag.name for tag in make_tags(house)}
    for kata in house.katas:
        for stage in house.stages(kata):
            if stage.solution.is_dir():
                assert stage.tag in made
                name = f"{stage.tag}:exercises/{kata}"
                there = toy.git(house, "rev-parse", name)
                place = f"HEAD:solutions/{kata}/{stage.name}"
                assert there == toy.git(house, "rev-parse", place)
