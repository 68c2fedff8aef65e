"""The page of the vocabulary is what the docstrings give, and lacks no word."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

import pytest
from documents import script

from drydock.workbook.house import HERE

vocabulary = script("vocabulary")
PATHS = (vocabulary.OF_ALL, vocabulary.SHARED)
FIXTURE = type(pytest.fixture(lambda: None))
STAGES = [stage for kata in HERE.katas for stage in HERE.stages(kata)]
OF_PYTHON = ("__pycache__",)


def test_the_page_is_what_the_docstrings_give() -> None:
    """Otherwise run: python docs/vocabulary.py"""
    assert vocabulary.PAGE.read_text("utf-8") == vocabulary.page()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_fixture_is_missing(path: Path) -> None:
    names = [
        name
        for name, value in run_path(str(path)).items()
        if isinstance(value, FIXTURE)
    ]
    assert names
    assert [word.name for word in vocabulary.fixtures(path)] == names


def test_every_fixture_says_what_it_gives_costs_and_tells() -> None:
    for path in PATHS:
        for word in vocabulary.fixtures(path):
            assert word.gives, word.name
            for field in vocabulary.LABELS:
                assert word.field(field).endswith("."), f"{word.name}: {field}: ..."


def test_the_engine_has_its_fixtures_in_one_module() -> None:
    modules = (HERE.root / "src").rglob("*.py")
    found = [one for one in modules if "@pytest.fixture" in one.read_text("utf-8")]
    assert found == [vocabulary.OF_ALL]


def test_each_folder_and_list_beside_a_check_is_explained() -> None:
    names = {
        f"{path.name}/" if path.is_dir() else path.name
        for stage in STAGES
        for path in stage.tests.glob("*")
        if path.name not in OF_PYTHON and (path.is_dir() or path.suffix == ".toml")
    }
    of_one_stage = {"inventory.toml", "applicants/", "loans/", "other_models/"}
    page = vocabulary.PAGE.read_text("utf-8")
    assert not [one for one in names - of_one_stage if f"`{one}`" not in page]


def test_each_word_of_the_engine_and_beside_a_check_is_explained() -> None:
    assert all(word.gives for word in [*vocabulary.explained(), *vocabulary.pieces()])
