"""What the editors are given: tasks, run configurations, and settings with their reasons."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import jedi
import pytest
from configuration import ROOT, parsed, text_of

from drydock.errors import CalledWrongly
from drydock.guidance import open_file
from drydock.workbook.house import HERE

TOP_LEVEL_SETTING = re.compile(r'^  "(?P<name>[^"]+)":')


def unexplained_settings(text: str) -> list[str]:
    """The top-level settings with no comment above them or above their group.

    A group is a run of settings without a blank line in between.
    """
    unexplained, is_explained = [], False
    for line in text.splitlines():
        setting = TOP_LEVEL_SETTING.match(line)
        if line.strip().startswith("//") and not line.strip().startswith("// ---"):
            is_explained = True
        elif not line.strip():
            is_explained = False
        elif setting and not is_explained:
            unexplained.append(setting["name"])
    return unexplained


def test_every_task_has_its_windows_form() -> None:
    tasks = parsed(ROOT / ".vscode/tasks.json")
    for task in tasks["tasks"]:
        assert task["command"] == "./scripts/go", task["label"]
        assert task["windows"]["command"] == ".\\scripts\\go.cmd", task["label"]
        assert task["label"].startswith(f"go {task['args'][0]}")


def test_every_question_of_a_task_is_asked() -> None:
    tasks = parsed(ROOT / ".vscode/tasks.json")
    used = set(re.findall(r"\$\{input:(\w+)\}", text_of(ROOT / ".vscode/tasks.json")))
    assert used == {question["id"] for question in tasks["inputs"]}


@pytest.mark.parametrize(
    "opened, stage",
    [
        ("notebooks/titanic/02-quiet.ipynb", "titanic 02"),
        ("notebooks/ide/03-formatting.ipynb", "ide 03"),
        ("exercises/ide/hello.py", "ide"),
        ("exercises/ide/refactoring/voyage.py", "ide"),
        ("solutions/ide/04-refactoring/refactoring/voyage.py", "ide 04"),
        ("tests/ide/stage_05_navigation/answers.py", "ide 05"),
    ],
)
def test_the_task_for_the_open_file_finds_its_stage(opened: str, stage: str) -> None:
    [task] = [
        task
        for task in parsed(ROOT / ".vscode/tasks.json")["tasks"]
        if "${relativeFile}" in task["args"]
    ]
    [wanted] = [argument for argument in task["args"] if "$" in argument]
    wanted = str(ROOT / wanted.replace("${relativeFile}", opened))
    assert str(open_file.stage_of(HERE, wanted)).startswith(stage)


def test_an_open_file_of_no_kata_is_told() -> None:
    with pytest.raises(CalledWrongly, match="a file of a lesson or of an exercise"):
        open_file.stage_of(HERE, str(ROOT / "README.md"))
    assert open_file.stage_of(HERE, "titanic/7") is None


def test_both_ides_offer_the_same_commands() -> None:
    tasks = parsed(ROOT / ".vscode/tasks.json")["tasks"]
    offered = {task["args"][0] for task in tasks}
    runs = ROOT / ".idea/runConfigurations"
    for suffix, door in (("", "./scripts/go"), ("_windows", ".\\scripts\\go.cmd")):
        for command in offered:
            text = text_of(runs / f"go_{command}{suffix}.xml")
            assert f"{door} {command}" in text.splitlines()
    assert len(list(runs.glob("go_*.xml"))) == 2 * len(offered)


def test_options_for_pytest_are_options_of_pytest(pytestconfig: pytest.Config) -> None:
    launches = parsed(ROOT / ".vscode/launch.json")["configurations"]
    arguments = [a for launch in launches for a in launch.get("args", [])]
    handed_on = re.findall(
        r"go test (--[a-z-]+)", text_of(ROOT / ".github/workflows/ci.yml")
    )
    options = [a for a in arguments if a.startswith("--")] + handed_on
    assert options
    for option in options:
        pytestconfig.getoption(option)  # raises ValueError for one it does not know


@pytest.mark.long
def test_the_test_view_finds_the_checks_and_the_tests() -> None:
    settings = parsed(ROOT / ".vscode/settings.json")
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet"]
    found = subprocess.run(
        [*command, *settings["python.testing.pytestArgs"]],
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert found.returncode == 0, found.stdout
    for folder in (Path(__file__).parents[1], *ROOT.glob("tests/*/stage_*")):
        assert f"{folder.relative_to(ROOT).as_posix()}/" in found.stdout


def test_every_setting_says_why() -> None:
    settings = (ROOT / ".vscode/settings.json").read_text("utf-8")
    assert not unexplained_settings(settings)


def test_a_setting_without_a_reason_is_found() -> None:
    text = '{\n  // Why.\n  "a": 1,\n  "b": 2,\n\n  // --- Heading ---\n\n  "c": 3\n}\n'
    assert unexplained_settings(text) == ["c"]


def test_nothing_is_formatted_that_nobody_asked_for() -> None:
    """Not in a file and not in a notebook: what stands in exercises/ never was."""
    settings = parsed(ROOT / ".vscode/settings.json")
    scopes = [value for key, value in settings.items() if key.startswith("[")]
    assert not any(scope.get("editor.formatOnSave") for scope in (*scopes, settings))
    assert settings["notebook.formatOnSave.enabled"] is False
    assert not any("codeActionsOnSave" in key for key in settings)
    assert "OnSave" not in text_of(ROOT / ".idea/pyLspTools.xml")


def test_no_setting_gives_a_folder_for_the_interpreter() -> None:
    """Newer Python extensions take it for the program itself."""
    settings = parsed(ROOT / ".vscode/settings.json")
    assert not [value for value in settings.values() if str(value).endswith(".venv")]


def test_every_editor_keeps_out_of_the_solutions() -> None:
    settings = parsed(ROOT / ".vscode/settings.json")
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    module = ElementTree.parse(ROOT / ".idea/drydock.iml")
    excluded = {folder.get("url") for folder in module.iter("excludeFolder")}
    for folder in (".venv", ".drydock", "solutions"):
        assert settings["search.exclude"][folder]
        assert f"file://$MODULE_DIR$/{folder}" in excluded
    assert "solutions" not in settings["files.exclude"], "people want to open them"
    assert {"solutions", "**/.*"} <= set(tools["pyright"]["exclude"])
    assert {"solutions", ".*"} <= set(tools["rope"]["ignored_resources"])


def test_a_rename_by_jedi_keeps_out_of_the_solutions(tmp_path: Path) -> None:
    """jedi has no such setting: see .gitignore."""
    start = ROOT / "solutions/ide/00-welcome"
    own = tmp_path / "exercises/ide"
    kept = [tmp_path / "solutions/ide/00-welcome", tmp_path / ".drydock/passed/ide/01"]
    for folder in (own, *kept):
        shutil.copytree(start / "refactoring", folder / "refactoring")
    shutil.copy(ROOT / ".gitignore", tmp_path)
    logbook = own / "refactoring/logbook.py"
    lines = logbook.read_text("utf-8").splitlines()
    script = jedi.Script(path=logbook, project=jedi.Project(tmp_path))
    place = next(n for n, line in enumerate(lines, 1) if line.startswith("def log("))
    renamed = script.rename(place, len("def "), new_name="write_entry")
    assert set(renamed.get_changed_files()) == {
        logbook,
        logbook.with_name("voyage.py"),
    }


def test_every_tool_that_sorts_imports_knows_ones_own_modules() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    assert tools["ruff"]["src"] == tools["isort"]["src_paths"]
