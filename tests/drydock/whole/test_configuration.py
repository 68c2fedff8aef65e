"""The configuration that is checked in: every path and command in it is real."""

from __future__ import annotations

from pathlib import Path

import pytest
from configuration import (
    GO,
    PATTERNS,
    ROOT,
    absolute_paths,
    configuration_files,
    missing_paths,
    text_of,
    unknown_commands,
    wrong_doors,
)


@pytest.fixture(
    name="configuration",
    params=configuration_files(),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def _configuration(request: pytest.FixtureRequest) -> Path:
    """Each configuration file in turn."""
    return request.param


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_kind_of_configuration_is_there(pattern: str) -> None:
    assert list(ROOT.glob(pattern)), f"no file matches {pattern}"


def test_it_parses_and_says_something(configuration: Path) -> None:
    assert text_of(configuration)


def test_every_path_in_it_is_there(configuration: Path) -> None:
    assert not missing_paths(text_of(configuration), ROOT)


def test_every_go_command_in_it_is_a_command(configuration: Path) -> None:
    assert not unknown_commands(text_of(configuration))
    assert not wrong_doors(text_of(configuration))


def test_it_holds_on_every_machine(configuration: Path) -> None:
    assert not absolute_paths(configuration.read_text("utf-8"))


def test_its_lines_end_as_promised(configuration: Path) -> None:
    content = configuration.read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_the_ci_script_calls_the_door() -> None:
    text = (ROOT / ".ci/run").read_text("utf-8")
    assert [match["command"] for match in GO.finditer(text)] == ["test"]
    assert not missing_paths(text, ROOT)
    assert not unknown_commands(text)


@pytest.mark.parametrize(
    "text",
    [
        "${workspaceFolder}/scripts/gone",
        "${workspaceFolder}\\scripts\\gone.cmd",
        "file://$PROJECT_DIR$/.idea/other.iml",
        "file://$MODULE_DIR$/lib",
        "./scripts/come setup",
        ".\\scripts\\come.cmd setup",
    ],
)
def test_a_path_that_is_not_there_is_found(text: str, tmp_path: Path) -> None:
    assert len(missing_paths(text, tmp_path)) == 1


def test_a_path_that_is_there_or_made_by_setup_is_not_missing(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/go").touch()
    (tmp_path / "scripts/go.cmd").touch()
    for text in (
        "./scripts/go setup",
        ".\\scripts\\go.cmd setup",
        "$PROJECT_DIR$/scripts/go",
        "${workspaceFolder}/.venv/Scripts/python.exe",
        "${workspaceFolder}/${relativeFile}",
        "../../data",
    ):
        assert not missing_paths(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    ["./scripts/go chekc", ".\\scripts\\go.cmd stup 1", "sh scripts/go check --jason"],
)
def test_a_command_that_does_not_exist_is_found(text: str) -> None:
    assert len(unknown_commands(text)) == 1
    assert not wrong_doors(text)


@pytest.mark.parametrize(
    "text",
    [
        "./scripts/go",
        "scripts\\go.cmd check 1",
        "sh scripts/go check --json",
        "cargo test",
    ],
)
def test_a_command_that_exists_is_not_unknown(text: str) -> None:
    assert not unknown_commands(text)
    assert not wrong_doors(text)


def test_another_door_is_found() -> None:
    assert wrong_doors("./scritps/go setup") == ["./scritps/go"]


@pytest.mark.parametrize(
    "text",
    [
        "/home/ada/drydock/.venv/bin/python",
        "/Users/ada/x",
        "C:\\Users\\ada",
        "c:/tools",
        "~/.venv",
        "$USER_HOME$/venv",
        "%USERPROFILE%",
    ],
)
def test_an_absolute_path_is_found(text: str) -> None:
    assert absolute_paths(f'"{text}"')


@pytest.mark.parametrize(
    "text",
    ["${workspaceFolder}/home/x", "https://example.org/", "a/tmp/b", "../../data"],
)
def test_a_relative_path_is_not_absolute(text: str) -> None:
    assert not absolute_paths(f'"{text}"')
