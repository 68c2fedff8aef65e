"""The configuration that is checked in: every path and command in it is real.

The files are found, not listed, so a new task or run configuration is looked at too.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jedi
import json5
import pytest
import typer
import yaml
from packaging.specifiers import SpecifierSet

from drydock.errors import CalledWrongly
from drydock.guidance import open_file
from drydock.interfaces.cli.app import app
from drydock.workbook.house import HERE

ROOT = Path(__file__).resolve().parents[3]
PATTERNS = (
    ".vscode/*.json",
    ".devcontainer/*.json",
    ".idea/*.xml",
    ".idea/*.iml",
    ".idea/*/*.xml",
    ".github/*.yml",
    ".github/*/*.yml",
    "lefthook.yml",
)
# What PyCharm writes by itself when it opens a project, and when an interpreter is chosen.
WRITTEN_BY_PYCHARM = (
    "workspace.xml",
    "misc.xml",
    "jupyter-settings.xml",
    "pyProjectModel.xml",
    "encodings.xml",
    "copilot.data.migration.agent.xml",
    "dataSources/x.xml",
    "shelf/x.patch",
)
PICTURES = {".png", ".jpg", ".gif", ".ico", ".pdf"}

PATH = re.compile(
    r"(?:\$\{workspaceFolder\}|\$PROJECT_DIR\$|\$MODULE_DIR\$|(?<![\w.$/\\{}*])\.)"
    r"[/\\](?P<relative>[^\s\"'*;,<>|]+)"
)
GO = re.compile(
    r"(?P<door>[\w.\\/-]*[\\/]go(?:\.cmd)?)(?:[ \t]+(?P<command>[a-z]+)"
    r"(?P<options>(?:[ \t]+--[a-z-]+)*))?(?=\s|$)"
)
ABSOLUTE = re.compile(
    r"(?<![\w.}$*:\\/-])/(?:home|Users|root|work|tmp|opt|usr|var|mnt|private)/"
    r"|(?<![A-Za-z])[A-Za-z]:[\\/]"
    r"|~[\\/]|\$USER_HOME\$|\$HOME\b|\$\{userHome\}|%[A-Z]+%"
)
INDEX = re.compile(r"\w+://|^\s*--(?:extra-)?index-url|^\s*--find-links", re.MULTILINE)
TOP_LEVEL_SETTING = re.compile(r'^  "(?P<name>[^"]+)":')


def _configuration_files() -> list[Path]:
    found = {path for pattern in PATTERNS for path in ROOT.glob(pattern)}
    return sorted(path for path in found if _is_shared(path))


def _is_shared(path: Path) -> bool:
    """Whether a file is the project's, and not one that PyCharm keeps for one person."""
    idea, *rest = path.relative_to(ROOT).parts
    shared = (ROOT / ".idea/.gitignore").read_text("utf-8").splitlines()
    return idea != ".idea" or any(f"!/{rest[0]}{end}" in shared for end in ("", "/"))


def _parsed(path: Path) -> Any:
    """The document in `path`: lists and dicts, or an XML element."""
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return json5.loads(text)
    if path.suffix == ".yml":
        return yaml.safe_load(text)
    return ElementTree.fromstring(text)


def _strings(node: Any) -> Iterator[str]:
    """Every value in a document, and every command put together from its parts.

    Comments are not in it: they may speak of files that are not there yet.
    """
    if isinstance(node, str):
        yield node
    elif isinstance(node, ElementTree.Element):
        for element in node.iter():
            yield from element.attrib.values()
            options = {option.get("name"): option.get("value") for option in element}
            if options.get("SCRIPT_NAME") == "drydock":
                yield f"./scripts/go {options['PARAMETERS']}"
    elif isinstance(node, list):
        for item in node:
            yield from _strings(item)
    elif isinstance(node, dict):
        yield from _commands(node)
        for item in node.values():
            yield from _strings(item)


def _commands(node: dict[str, Any]) -> Iterator[str]:
    """The command lines of one VS Code task or launch entry."""
    arguments = " ".join(str(argument) for argument in node.get("args", []))
    for command in (node.get("command"), node.get("windows", {}).get("command")):
        if command:
            yield f"{command} {arguments}"
    if node.get("module") == "drydock":
        yield f"./scripts/go {arguments}"


def _text(path: Path) -> str:
    """What `path` says without its comments, a value a line."""
    return "\n".join(_strings(_parsed(path)))


def missing_paths(text: str, root: Path) -> list[str]:
    """The paths named in `text` that are not in `root`, as they are written.

    A path begins with a variable for the project's folder or with `./` or `.\\`. One
    that goes on with another variable can't be judged. What set-up makes (.venv/) is
    allowed, and nothing else that is not there.
    """
    missing = []
    for match in PATH.finditer(text):
        relative = match["relative"].replace("\\", "/").rstrip("/.")
        is_made_by_setup = relative.split("/")[0] in {".venv", ".drydock"}
        if "$" in relative or is_made_by_setup:
            continue
        if not (root / relative).exists():
            missing.append(match[0])
    return missing


def unknown_commands(text: str) -> list[str]:
    """The `go` calls in `text` that the engine would refuse, as they are written.

    `test` and `lab` hand their options on, so their options are not looked at here.
    """
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    unknown = []
    for match in GO.finditer(text):
        command = known.get(match["command"]) if match["command"] else None
        if match["command"] and command is None:
            unknown.append(match[0].strip())
        elif command and not command.context_settings.get("ignore_unknown_options"):
            options = {name for parameter in command.params for name in parameter.opts}
            if not set((match["options"] or "").split()) <= options:
                unknown.append(match[0].strip())
    return unknown


def wrong_doors(text: str) -> list[str]:
    """The calls of a `go` that is neither scripts/go nor scripts/go.cmd."""
    doors = [match["door"].replace("\\", "/") for match in GO.finditer(text)]
    return [
        d for d in doors if d.removeprefix("./") not in {"scripts/go", "scripts/go.cmd"}
    ]


def absolute_paths(text: str) -> list[str]:
    """What in `text` holds on one machine only: absolute paths and home folders."""
    return [match[0] for match in ABSOLUTE.finditer(text)]


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


def binary_files(listing: str) -> list[str]:
    """The paths in `git ls-files --eol` that are neither text nor a picture."""
    lines = (line.split("\t") for line in listing.splitlines())
    binary = [path for kind, path in lines if kind.startswith("i/-text")]
    return [path for path in binary if Path(path).suffix not in PICTURES]


@pytest.fixture(
    name="configuration",
    params=_configuration_files(),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def _configuration(request: pytest.FixtureRequest) -> Path:
    """Each configuration file in turn."""
    return request.param


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_kind_of_configuration_is_there(pattern: str) -> None:
    assert list(ROOT.glob(pattern)), f"no file matches {pattern}"


def test_it_parses_and_says_something(configuration: Path) -> None:
    assert _text(configuration)


def test_every_path_in_it_is_there(configuration: Path) -> None:
    assert not missing_paths(_text(configuration), ROOT)


def test_every_go_command_in_it_is_a_command(configuration: Path) -> None:
    assert not unknown_commands(_text(configuration))
    assert not wrong_doors(_text(configuration))


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


def test_every_task_has_its_windows_form() -> None:
    tasks = _parsed(ROOT / ".vscode/tasks.json")
    for task in tasks["tasks"]:
        assert task["command"] == "./scripts/go", task["label"]
        assert task["windows"]["command"] == ".\\scripts\\go.cmd", task["label"]
        assert task["label"].startswith(f"go {task['args'][0]}")


def test_every_question_of_a_task_is_asked() -> None:
    tasks = _parsed(ROOT / ".vscode/tasks.json")
    used = set(re.findall(r"\$\{input:(\w+)\}", _text(ROOT / ".vscode/tasks.json")))
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
        for task in _parsed(ROOT / ".vscode/tasks.json")["tasks"]
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
    tasks = _parsed(ROOT / ".vscode/tasks.json")["tasks"]
    offered = {task["args"][0] for task in tasks}
    runs = ROOT / ".idea/runConfigurations"
    for suffix, door in (("", "./scripts/go"), ("_windows", ".\\scripts\\go.cmd")):
        for command in offered:
            text = _text(runs / f"go_{command}{suffix}.xml")
            assert f"{door} {command}" in text.splitlines()
    assert len(list(runs.glob("go_*.xml"))) == 2 * len(offered)


def test_options_for_pytest_are_options_of_pytest(pytestconfig: pytest.Config) -> None:
    launches = _parsed(ROOT / ".vscode/launch.json")["configurations"]
    arguments = [a for launch in launches for a in launch.get("args", [])]
    handed_on = re.findall(
        r"go test (--[a-z-]+)", _text(ROOT / ".github/workflows/ci.yml")
    )
    options = [a for a in arguments if a.startswith("--")] + handed_on
    assert options
    for option in options:
        pytestconfig.getoption(option)  # raises ValueError for one it does not know


def test_the_test_view_finds_the_checks_and_the_tests() -> None:
    settings = _parsed(ROOT / ".vscode/settings.json")
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
    settings = _parsed(ROOT / ".vscode/settings.json")
    scopes = [value for key, value in settings.items() if key.startswith("[")]
    assert not any(scope.get("editor.formatOnSave") for scope in (*scopes, settings))
    assert settings["notebook.formatOnSave.enabled"] is False
    assert not any("codeActionsOnSave" in key for key in settings)
    assert "OnSave" not in _text(ROOT / ".idea/pyLspTools.xml")


def test_no_setting_gives_a_folder_for_the_interpreter() -> None:
    """Newer Python extensions take it for the program itself."""
    settings = _parsed(ROOT / ".vscode/settings.json")
    assert not [value for value in settings.values() if str(value).endswith(".venv")]


def test_every_editor_keeps_out_of_the_solutions() -> None:
    settings = _parsed(ROOT / ".vscode/settings.json")
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


def test_the_container_brings_the_recommended_extensions() -> None:
    recommended = _parsed(ROOT / ".vscode/extensions.json")["recommendations"]
    container = _parsed(ROOT / ".devcontainer/devcontainer.json")
    assert container["customizations"]["vscode"]["extensions"] == recommended


def test_an_editor_connects_to_a_cloud_workspace_once_it_is_set_up() -> None:
    container = _parsed(ROOT / ".devcontainer/devcontainer.json")
    in_order = ["onCreateCommand", "updateContentCommand", "postCreateCommand"]
    [sets_up] = [name for name in in_order if "setup" in container.get(name, "")]
    waits_for = container.get("waitFor", "updateContentCommand")
    assert in_order.index(sets_up) <= in_order.index(waits_for)


def test_ci_runs_the_oldest_and_the_newest_python() -> None:
    workflow = _parsed(ROOT / ".github/workflows/ci.yml")
    versions = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    supported = SpecifierSet(project["requires-python"])
    minors = [minor for minor in range(50) if f"3.{minor}" in supported]
    assert versions == [f"3.{min(minors)}", f"3.{max(minors)}"]


def test_ci_makes_the_lock_as_the_lock_was_made() -> None:
    header = (ROOT / "requirements.lock").read_text("utf-8").splitlines()[1]
    command = header.removeprefix("#").strip().removeprefix("uv ")
    lines = _text(ROOT / ".github/workflows/ci.yml").splitlines()
    made = [line for line in lines if "uv pip compile" in line]
    assert [set(line.split()[1:]) for line in made] == [{*command.split(), "--upgrade"}]


def test_the_lock_names_no_index_and_no_address() -> None:
    assert not INDEX.findall((ROOT / "requirements.lock").read_text("utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "--index-url mirror",
        "--extra-index-url mirror",
        "black @ https://example.org/black.whl",
        "--find-links wheels",
    ],
)
def test_an_address_in_the_lock_is_found(line: str) -> None:
    assert INDEX.findall(f"# made by uv\nblack==26.1 \\\n    --hash=sha256:0\n{line}\n")


def _git(folder: Path, *arguments: str) -> str:
    if shutil.which("git") is None:
        pytest.skip("there is no git on this machine")
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def test_no_personal_file_is_shared() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the workbook is not a git repository")
    ignored = ["ls-files", "--cached", "--ignored", "--exclude-standard", ".idea"]
    assert not _git(ROOT, *ignored)


def test_what_is_shared_is_text_or_a_picture() -> None:
    """A package or an archive that was fetched by the way is not committed with it."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the workbook is not a git repository")
    assert not binary_files(_git(ROOT, "ls-files", "--eol"))


def test_a_fetched_package_is_found(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet")
    for name in ("fetched.whl", "picture.png"):
        (tmp_path / name).write_bytes(b"\0\1\2")
    for name in ("empty", "text.py"):
        (tmp_path / name).write_text(name[5:], "utf-8")
    _git(tmp_path, "add", ".")
    assert binary_files(_git(tmp_path, "ls-files", "--eol")) == ["fetched.whl"]


def test_personal_files_and_caches_are_ignored(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet")
    (tmp_path / ".idea").mkdir()
    for name in (".gitignore", ".idea/.gitignore"):
        shutil.copy(ROOT / name, tmp_path / name)
    ignored = [
        *(f".idea/{name}" for name in WRITTEN_BY_PYCHARM),
        ".venv/bin/python",
        ".drydock/saved/x",
        "notebooks/titanic/.ipynb_checkpoints/x.ipynb",
        "src/drydock/__pycache__/cli.pyc",
    ]
    kept = [
        ".idea/drydock.iml",
        ".idea/runConfigurations/go_check.xml",
        "requirements.lock",
        "exercises/titanic/train.py",
        "solutions/ide/01-hello-ide/hello.py",
    ]
    found = subprocess.run(
        ["git", "check-ignore", *ignored, *kept],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert found.stdout.splitlines() == ignored


def test_line_endings_survive_a_checkout_on_windows(tmp_path: Path) -> None:
    """With the settings of Git for Windows, each kind of file comes out as promised."""
    unix, windows, mixed = b"a\nb\n", b"a\r\nb\r\n", b"a\r\nb\nc"
    comes_out = {
        "scripts/go": (unix, unix),
        "scripts/go.cmd": (unix, windows),
        ".ci/run": (unix, unix),
        "lesson.ipynb": (windows, unix),
        "module.py": (windows, unix),
        "lefthook.yml": (unix, unix),
        "requirements.lock": (unix, unix),
        "data/unix.csv": (unix, unix),
        "data/windows.csv": (windows, windows),
        "data/mixed.csv": (mixed, mixed),
        "picture.png": (windows, windows),
    }
    _git(tmp_path, "init", "--quiet")
    for name, value in (("core.autocrlf", "true"), ("core.safecrlf", "false")):
        _git(tmp_path, "config", name, value)
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    for name, (goes_in, _) in comes_out.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(goes_in)
    _git(tmp_path, "add", "--all")
    for name in comes_out:
        (tmp_path / name).unlink()
    _git(tmp_path, "checkout-index", "--all")
    found = {name: (tmp_path / name).read_bytes() for name in comes_out}
    assert found == {name: out for name, (_, out) in comes_out.items()}
