"""A house with one small kata, for tests that need not wait for the Titanic."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from drydock.judging.own_test_judgement import Bench, Judgement, Trial
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Outcome
from drydock.sandbox.runner import Program, run
from drydock.workbook.house import House
from drydock.workbook.workspace import Workspace

REPOSITORY = Path(__file__).resolve().parents[2]
needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

SEAM = """
class Table:
    def __init__(self, rows):
        self.rows = rows

    def to_csv(self, index, lineterminator):
        return "".join(",".join(map(str, row)) + "\\n" for row in self.rows)


APPROVED_BY = {"1": ("toy.ipynb", "notebook", "notebook")}


def notebook(names):
    return {"numbers": Table([("key", "value"), *names["rows"]]), "names": sorted(
        name for name in names if name.islower() and not name.startswith("_"))}
"""

CHECK = '''
from drydock.judging.baseline import Table, require_same
from drydock.sandbox.runner import Program, run
from drydock.sandbox.stop_messages import told
from drydock.workbook.notebook import cells, read_document


def test_numbers(workspace, baseline, time_limit):
    """The numbers are the approved ones"""
    [outcome] = run(workspace, Program("toy.ipynb", "notebook", "notebook"), limit=time_limit)
    if outcome.stop:
        document = read_document(workspace.file("toy.ipynb"), "toy.ipynb")
        raise told(outcome.stop, cells(document, "code"), "toy.ipynb")
    require_same(baseline("numbers"), Table.parse(outcome.tables["numbers"]), expected="the approved numbers", remedy="look at the rows")
'''

RIGHT = "rows = [(1, 10), (2, 20)]"
LESSON = {"drydock": {"minutes": [1, 2], "step": "Put the numbers right."}}
NO_TASK = {"drydock": LESSON["drydock"] | {"task": False}}
HINT = "<details>\n<summary>Hint {0}</summary>\n\nLook {0} times.\n</details>"


def notebook(*sources: str, metadata: dict[str, object] | None = None) -> str:
    """A notebook with these cells; one that begins with # or < is Markdown."""
    cells: list[dict[str, object]] = []
    for number, source in enumerate(sources):
        cell: dict[str, object] = {"id": f"cell-{number}", "metadata": {}}
        cell["source"] = source.splitlines(keepends=True)
        if source.startswith(("# ", "<")):
            cells.append(cell | {"cell_type": "markdown"})
        else:
            cell |= {"cell_type": "code", "outputs": [], "execution_count": None}
            cells.append(cell)
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata or {}}
    return json.dumps(document | {"cells": cells})


def build(root: Path) -> House:
    """A house in `root` whose kata `toy` has a start and one stage.

    pytest knows a check by its path from the top: that of another house is forgotten.
    """
    for name in [one for one in sys.modules if one.startswith("tests.toy.")]:
        del sys.modules[name]
    hints = [HINT.format(number) for number in (1, 2, 3)]
    files = {
        "pyproject.toml": '[tool.drydock]\ndefault-kata = "toy"\n'
        "[tool.pytest.ini_options]\n"
        'addopts = ["-p", "drydock.judging.pytest_plugin", "--import-mode=importlib"]\n',
        "requirements.lock": "",
        "notebooks/toy/00-start.ipynb": notebook("# Begin", metadata=NO_TASK),
        "notebooks/toy/01-mend-it.ipynb": notebook(
            "# Mend it", *hints, metadata=LESSON
        ),
        "exercises/toy/toy.ipynb": notebook("rows = [(1, 10), (2, 21)]"),
        "solutions/toy/00-start/toy.ipynb": notebook("rows = [(1, 10), (2, 21)]"),
        "solutions/toy/01-mend-it/toy.ipynb": notebook(RIGHT),
        "tests/toy/seam.py": SEAM,
        "tests/toy/approved/numbers.csv": "key,value\n1,10\n2,20\n",
        "tests/toy/stage_01_mend_it/test_mend_it.py": CHECK,
    }
    write(root, files)
    return House(root)


def write(root: Path, texts: Mapping[str, str]) -> None:
    """Writes texts into files below `root`, each named by its path from there."""
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def run_cells(house: House, *sources: str, limit: float = 30) -> Outcome:
    """Runs a notebook with these cells as the work on stage 01."""
    work = house.exercise("toy")
    (work / "toy.ipynb").write_text(notebook(*sources), "utf-8")
    return run_toy(house, limit=limit)


def run_toy(house: House, *, limit: float = 30) -> Outcome:
    workspace = Workspace(house.stage("1"), house.exercise("toy"))
    [outcome] = run(
        workspace, Program("toy.ipynb", "notebook", "notebook"), limit=limit
    )
    return outcome


def judge(workspace: Workspace, *, limit: float) -> Judgement:
    """The judgement on the tests of a workspace, waited for."""
    with Crew() as crew, ExitStack() as stack:
        bench = Bench(workspace, crew, stack, limit)
        found = Trial(bench).judgement(bench.on_own())
        # Looked at once, it stays known after the trees have gone.
        _ = found.own, found.reference, found.correct, found.mutants
        return found


def with_engine(house: House) -> House:
    """The same house with the engine in it, so that its own commands can be run."""
    source = REPOSITORY / "src"
    shutil.copytree(
        source, house.root / "src", ignore=shutil.ignore_patterns("__pycache__")
    )
    return house


def go(
    house: House, *arguments: str, before: Sequence[str] = (), typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Runs a command of a house with an engine, as `./scripts/go` would."""
    return python(house, "-m", "drydock", *arguments, before=before, typed=typed)


def python(
    house: House,
    *arguments: str,
    before: Sequence[str] = (),
    typed: str = "",
    limit: float = 120,
) -> subprocess.CompletedProcess[str]:
    """Runs this Python with the engine of the house, in its root.

    before: words of a command that runs it, such as `refused_like_a_person()`; typed: what
    is piped into it. limit: seconds that it may take.
    """
    return subprocess.run(
        [*before, sys.executable, *arguments],
        cwd=house.root,
        env=os.environ | {"PYTHONPATH": str(house.root / "src"), "PYTHONUTF8": "1"},
        input=typed,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=limit,
    )


def refused_like_a_person() -> list[str]:
    """What to put before a command so that permissions hold for root as well."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root needs setpriv (util-linux) to be refused anything")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def git(house: House, *arguments: str) -> str:
    """Runs git in the house, with a name of its own."""
    name = ["-c", "user.name=A", "-c", "user.email=a@example.invalid"]
    return subprocess.run(
        ["git", "-C", str(house.root), *name, *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout.strip()


def commit_all(house: House) -> None:
    """Makes the house a git repository with all of it in one commit."""
    (house.root / ".gitignore").write_text(".drydock/\n__pycache__/\n", "utf-8")
    git(house, "init", "-q", "-b", "main")
    git(house, "add", "-A")
    git(house, "commit", "-q", "-m", "All of it")
