"""The project in a real VS Code: opened, configured, its tasks run, its notebook saved.

Microsoft's own extensions are in no registry: a stand-in offers to format in the place of
black's, and the settings of the others are unknown to this VS Code.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Page, browser, chromium
from copies import copy_project
from vscode import Code, NotHere, install, serving

from drydock.judging.checking import check
from drydock.judging.verdict import Word
from drydock.workbook.house import House

ROOT = Path(__file__).resolve().parents[3]
NOTEBOOK = "exercises/titanic/titanic.ipynb"
SCRIPT = "exercises/ide/formatting.py"
BULLETIN = "exercises/ide/bulletin.py"
TYPED = "  # typed"
# The extensions that are recommended, and cannot be here.
OF_EXTENSIONS = ("python.", "black-formatter.", "isort.", "pylint.", "jupyter.")
OPEN = """
const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, file);
await vscode.commands.executeCommand("vscode.open", uri);
"""
# A task that does not end by itself is ended after a while; its answer is null.
RUN = """
const [task] = (await vscode.tasks.fetchTasks()).filter((one) => one.name === name);
const ended = new Promise((tell) => {
  const listening = vscode.tasks.onDidEndTaskProcess((event) => {
    if (event.execution.task.name === name) { listening.dispose(); tell(event.exitCode); }
  });
});
const execution = await vscode.tasks.executeTask(task);
const patience = new Promise((tell) => setTimeout(() => tell(null), seconds * 1000));
const code = await Promise.race([ended, patience]);
if (code === null) { execution.terminate(); await ended; }
return code;
"""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module", name="program")
def _program() -> str:
    found = chromium()
    if found is None:
        pytest.skip("there is no Chromium here (on Debian: apt-get install chromium)")
    return found


@pytest.fixture(scope="module", name="place")
def _place() -> Iterator[Path]:
    """A folder for nearly a gigabyte, which is gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="module", name="project")
def _project(place: Path) -> Path:
    """A clone of the project as it is here, with exercises as they are at the start."""
    root = place / "the workbook"
    copy_project(root)
    shutil.rmtree(root / "exercises")
    for start in (root / "solutions").glob("*/00-welcome"):
        shutil.copytree(start, root / "exercises" / start.parent.name)
    me = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*me, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    return root


@pytest.fixture(scope="module", name="code")
def _code(place: Path) -> Iterator[Code]:
    home = place / "home"
    (home / "jupyter").mkdir(parents=True)
    config = {"ServerApp": {"allow_root": True, "open_browser": False}}
    (home / "jupyter/jupyter_server_config.json").write_text(json.dumps(config))
    uv = [sys.executable, "-m", "uv", "cache", "dir"]
    cache = subprocess.run(uv, check=True, capture_output=True, encoding="utf-8").stdout
    more = {"UV_CACHE_DIR": cache.strip(), "JUPYTER_CONFIG_DIR": str(home / "jupyter")}
    try:
        installed = install(place / "vscode")
    except NotHere as error:
        pytest.skip(str(error))
    with serving(installed, home, more) as code:
        yield code


@pytest.fixture(scope="module", name="page")
def _page(program: str, code: Code, project: Path, place: Path) -> Iterator[Page]:
    """The window, with the project open."""
    with browser(program, place / "profile") as page:
        folder = urllib.parse.quote(str(project))
        page.call("Page.navigate", url=f"{code.address}/?folder={folder}")
        page.wait_for("!!document.querySelector('.explorer-folders-view')", 120)
        yield page


ALT, CTRL, SHIFT = 1, 2, 8


def _press(page: Page, key: str, code: str, number: int, held: int = 0) -> None:
    event: dict[str, Any] = {"key": key, "code": code, "windowsVirtualKeyCode": number}
    event["modifiers"] = held
    for kind in ("rawKeyDown", "keyUp"):
        page.call("Input.dispatchKeyEvent", type=kind, **event)


def test_it_opens_without_a_chat_and_without_a_question(page: Page) -> None:
    # Nothing is open there, or nothing is in it: until the settings have come, it is.
    chat = "document.querySelector('.part.auxiliarybar .interactive-session')"
    page.wait_for(f"({chat}?.offsetHeight ?? 0) === 0", 120)
    said = "document.querySelectorAll('.notification-list-item-message').length"
    assert page.evaluate(said) == 0


@pytest.mark.parametrize(
    "file", ["settings.json", "tasks.json", "launch.json", "extensions.json"]
)
def test_each_configuration_file_is_understood(
    page: Page, code: Code, project: Path, file: str
) -> None:
    assert page
    look = """
    await new Promise((tell) => setTimeout(tell, 6000));
    return vscode.languages.getDiagnostics(uri).map((one) =>
      [one.message, one.range.start.line]);
    """
    lines = (project / ".vscode" / file).read_text("utf-8").splitlines()
    found = code.ask(OPEN + look, file=f".vscode/{file}")
    unknown = [(said, lines[at].strip()) for said, at in found]
    if file == "settings.json":
        assert unknown, "nothing was looked at"
    assert not [one for one in unknown if not _is_of_an_extension(*one)]


def _is_of_an_extension(said: str, line: str) -> bool:
    """Whether something is unknown only because an extension is not there."""
    if said == "Unknown Configuration Setting":
        return line.lstrip('"').startswith(OF_EXTENSIONS)
    return "debugpy" in line or "not allowed" in said  # of launch.json


def test_each_task_runs(page: Page, code: Code, project: Path) -> None:
    assert _run(code, "go setup") == 0
    names = code.ask(
        "return (await vscode.tasks.fetchTasks()).filter((one) => one.source =="
        " 'Workspace').map((one) => [one.name, one.isBackground]);"
    )
    assert len(names) > 5
    code.ask(OPEN, file="exercises/ide/hello.py")
    for name, stays in names:
        if "by its number" in name:
            assert _answered(page, code, name) == 1
        elif stays or name == "go test":
            assert _run(code, name, seconds=8) is None, name
        else:
            fails = "open file" in name  # a drill that nobody has done yet
            assert _run(code, name) == int(fails), name
    judged = {
        path.parent.name for path in (project / ".drydock/verdicts").glob("*/01-*.json")
    }
    assert judged == {"ide", "titanic"}, "the open file is one of the ide kata"


def _run(code: Code, name: str, seconds: int = 300) -> int | None:
    return code.ask(RUN, name=name, seconds=seconds)


def _answered(page: Page, code: Code, name: str) -> int | None:
    """Runs a task that asks something, and takes the answer that it suggests."""
    found: list[Any] = []
    running = threading.Thread(target=lambda: found.append(_run(code, name)))
    running.start()
    page.wait_for("document.querySelector('.quick-input-widget').offsetHeight > 0")
    page.wait_for("document.activeElement.closest('.quick-input-widget') !== null")
    _press(page, "Enter", "Enter", 13)
    running.join()
    return found[0]


def test_what_is_typed_into_the_notebook_is_all_that_a_save_changes(
    page: Page, code: Code, project: Path
) -> None:
    before = json.loads((project / NOTEBOOK).read_text("utf-8"))
    at = next(
        n for n, cell in enumerate(before["cells"]) if cell["cell_type"] == "code"
    )
    focus = """
    const editor = await new Promise((tell) => setTimeout(() =>
      tell(vscode.window.activeNotebookEditor), 4000));
    editor.selection = new vscode.NotebookRange(at, at + 1);
    editor.revealRange(editor.selection);
    await vscode.commands.executeCommand("notebook.cell.edit");
    await vscode.commands.executeCommand("cursorBottom");
    """
    code.ask(OPEN + focus, file=NOTEBOOK, at=at)
    _type_and_save(page, code, "vscode.window.activeNotebookEditor.notebook.isDirty")
    after = json.loads((project / NOTEBOOK).read_text("utf-8"))
    changed = [
        n
        for n, pair in enumerate(zip(before["cells"], after["cells"], strict=True))
        if pair[0] != pair[1]
    ]
    assert changed == [at]
    source = "".join(before["cells"][at]["source"])
    assert "".join(after["cells"][at]["source"]) == source + TYPED


def test_what_is_typed_into_a_script_is_all_that_a_save_changes(
    page: Page, code: Code, project: Path
) -> None:
    before = (project / SCRIPT).read_text("utf-8").splitlines()
    code.ask(
        OPEN + "await new Promise((tell) => setTimeout(tell, 2000));"
        'await vscode.commands.executeCommand("cursorTop");'
        'await vscode.commands.executeCommand("cursorEnd");',
        file=SCRIPT,
    )
    _type_and_save(page, code, "vscode.window.activeTextEditor.document.isDirty")
    after = (project / SCRIPT).read_text("utf-8").splitlines()
    assert after == [before[0] + TYPED, *before[1:]]


def _type_and_save(page: Page, code: Code, dirty: str) -> None:
    page.call("Input.insertText", text=TYPED)
    wait = "for (let n = 0; n < 100 && {} === (({})); n += 1) await new Promise("
    wait += "(tell) => setTimeout(tell, 100)); return {};"
    assert code.ask(wait.format("false", dirty, dirty)) is True, "nothing was typed"
    _press(page, "s", "KeyS", 83, CTRL)
    assert code.ask(wait.format("true", dirty, dirty)) is False, "it was not saved"


class _Bulletin:
    """The drill of lines and order, open in the editor, worked at by keys alone."""

    def __init__(self, page: Page, code: Code) -> None:
        self._page, self._code = page, code
        code.ask(OPEN, file=BULLETIN)

    @property
    def text(self) -> str:
        return self._code.ask(
            "return vscode.window.activeTextEditor.document.getText();"
        )

    def select(self, begin: str, end: str) -> None:
        """From the last place of a text to the next one of another; waits until the
        window has the cursor there."""
        text = self.text
        start = text.rindex(begin)
        stop = text.index(end, start) + len(end)
        place = """
        const one = vscode.window.activeTextEditor, at = (n) => one.document.positionAt(n);
        one.selection = new vscode.Selection(at(start), at(stop));
        return [at(stop).line + 1, at(stop).character + 1];
        """
        line, column = self._code.ask(place, start=start, stop=stop)
        status = "document.getElementById('status.editor.selection').textContent"
        shown = f"Ln {line}, Col {column} ({stop - start} selected)"
        self._page.wait_for(f"{status}.startsWith({json.dumps(shown)})")

    def press(self, key: str, number: int, held: int = 0, times: int = 1) -> None:
        name = f"Key{key.upper()}" if len(key) == 1 else key
        for _ in range(times):
            _press(self._page, key, name, number, held)

    def type(self, text: str) -> None:
        self._page.call("Input.insertText", text=text)

    def move(self, begin: str, end: str, above: str) -> None:
        """Moves lines up until they stand above a function."""
        self.select(begin, end)
        text = self.text
        lines = text[text.index(f"def {above}(") : text.rindex(begin)].count("\n")
        self.press("ArrowUp", 38, ALT, lines)
        self.wait_for(lambda now: now.index(begin) < now.index(f"def {above}("))

    def wait_for(self, is_so: Callable[[str], bool]) -> None:
        deadline = time.monotonic() + 20
        while not is_so(self.text):
            assert time.monotonic() < deadline, self.text
            time.sleep(0.1)


def test_the_keys_that_the_lesson_names_put_the_bulletin_in_order(
    page: Page, code: Code, project: Path
) -> None:
    bulletin = _Bulletin(page, code)
    bulletin.select('"m": 6.1', '"m"')
    bulletin.press("d", 68, CTRL, times=4)
    bulletin.press("ArrowRight", 39)
    bulletin.press("ArrowLeft", 37)
    bulletin.type("etres")
    bulletin.wait_for(lambda now: now.count('"metres"') == 5 and '"m"' not in now)
    bulletin.press("Escape", 27)
    third = '{"hour": 15, "metres": 6.1}'
    bulletin.select(third, third)
    bulletin.press("ArrowDown", 40, CTRL | SHIFT | ALT)
    bulletin.wait_for(lambda now: now.count(third) == 2)
    for number, another in (("15", "21"), ("6.1", "1.4")):
        bulletin.select(number, number)
        bulletin.type(another)
        bulletin.wait_for(lambda now, new=another: new in now)
    for line in ("import os\n", "    count = len(tides)\n"):
        bulletin.select(line, line)
        bulletin.press("Delete", 46)
        bulletin.wait_for(lambda now, gone=line: gone not in now)
    bulletin.move("def main", "WIND))", above="advice")
    bulletin.move("# In this order", "wind)])", above="advice")
    bulletin.move("# The radio wants", '.1f} m"', above="_clock")
    bulletin.move("# Both are said", 'second"', above="_beaufort")
    bulletin.press("s", 83, CTRL)
    dirty = "return vscode.window.activeTextEditor.document.isDirty;"
    bulletin.wait_for(lambda _: code.ask(dirty) is False)
    verdict = check(House(project).stage("ide/6"))
    assert verdict.word is Word.PASS, "\n".join(verdict.lines())


def test_there_is_a_reason_to_skip_where_npm_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(NotHere, match="there is no npm here"):
        install(tmp_path / "vscode")
