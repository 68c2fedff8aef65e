"""Damaged and hostile notebooks: a sentence each, nothing changed, nothing left running."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import adopted
import psutil
import pytest

from drydock.adoption.running import notebook_file
from drydock.adoption.running.run import Limits
from drydock.adoption.survey import page, terminal, tools
from drydock.adoption.survey.survey import make
from drydock.errors import Told
from drydock.workbook.house import HERE
from drydock.workbook.loading import load

mutated = load(HERE.root / "tests/drydock/faults/mutation.py").mutated
PLAIN = (
    "import json, math\nrows = [{'a': 1, 'b': 'x'}, {'a': 2, 'b': 'y'}]",
    "def total(given):\n    return sum(one['a'] for one in given)",
    "%matplotlib inline\nprint(total(rows))",
    "open('out.json', 'w').write(json.dumps(rows))",
    "for one in rows:\n    one['c'] = math.sqrt(one['a'])\nrows",
)
HOSTILE = (
    "import os, signal\nos.kill(os.getppid(), signal.SIGCONT)\nos.kill(os.getpid(), 9)",
    "import subprocess\nsubprocess.Popen(['sleep', '4321'], start_new_session=True)",
    "import os\nif not os.fork():\n    os.setsid()\n    os.execvp('sleep', ['sleep', '4321'])",
    "import shutil\nshutil.rmtree('..', ignore_errors=True)",
    "!rm -rf ../* /etc/drydock-was-here; touch ../mine.txt",
    "print('x' * 50_000_000)",
    "x = ['x' * 10_000] * 10_000\nx",
    "import sys\nsys.stdout = None\nsys.stderr = None\nprint(1)",
    "import builtins\nbuiltins.open = None\ndel builtins.print",
    "import os\nos.chdir('/')\nopen('etc/drydock', 'w')",
    "import os\nfor n in range(3, 50):\n    try: os.close(n)\n    except OSError: pass",
    "get_ipython().run_cell('1/0')\n%reset -f",
    "class A:\n    def __repr__(self): raise SystemExit\n    __getattr__ = None\na = A()\na",
    "import sys\nsys.setrecursionlimit(50)\ndef f(): f()\nf()",
    "import threading\nthreading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()",
    "a = []\na.append(a)\nd = {}\nd['d'] = d\nx = (a, d)",
    "__name__ = 1\n__builtins__ = None\nIn = Out = None",
    "raise KeyboardInterrupt",
    "x = y" + ".z" * 400,
    "x = " + "-" * 400 + "1",
    "x = " + "(" * 90 + "1" + ")" * 90,
    "x = " + "1 + " * 900 + "1",
    "import json\njson.dumps = None\nimport os\nos.listdir = None",
)


def _sentence(path: Path, limits: Limits = Limits(cell=3, all=10)) -> str:
    """The verdict on a notebook, or why there is none, in words."""
    try:
        read = notebook_file.read(path)
        made = make(
            read,
            adopted.OURS,
            limits,
            leave_out=[],
            tell=lambda _number, _seconds: None,
        )
    except Told as told:
        assert "before the first cell" not in told.found
        return told.found
    assert page.page(made) and tools.as_json(made) and list(terminal.lines(made))
    return made.verdict


def _left_running() -> list[psutil.Process]:
    """What was started and has not been ended: here, or by somebody who is no more."""
    mine = psutil.Process().children(recursive=True)
    strays = [
        one
        for one in psutil.process_iter(["cmdline"])
        if one.info["cmdline"] == ["sleep", "4321"]
    ]
    return psutil.wait_procs([*mine, *strays], timeout=5)[1]


@pytest.mark.parametrize(
    "numbers", [range(2), pytest.param(range(2, 200), marks=pytest.mark.long)], ids=str
)
def test_a_damaged_notebook_gets_a_sentence(
    tmp_path: Path, numbers: range, record_property: Callable[[str, object], None]
) -> None:
    content = adopted.write(tmp_path / "whole.ipynb", *PLAIN).read_bytes()
    path, runs = tmp_path / "a b/damaged é.ipynb", 0
    path.parent.mkdir()
    for number in numbers:
        path.write_bytes(mutated("adopted.ipynb", content, number)[1])
        before = adopted.contents(tmp_path)
        sentence = _sentence(path)
        assert sentence and "\n" not in sentence, number
        assert adopted.contents(tmp_path) == before, number
        runs += sentence.startswith("It ")
    assert not _left_running()
    record_property("count", f"{len(numbers)} damaged notebooks: {runs} were run")


@pytest.mark.skipif(os.name != "posix", reason="what they do is for POSIX")
@pytest.mark.parametrize(
    "sources",
    [
        HOSTILE[1:3],
        *(pytest.param([one], marks=pytest.mark.long) for one in HOSTILE),
    ],
)
def test_a_hostile_notebook_gets_a_sentence(tmp_path: Path, sources: list[str]) -> None:
    path = adopted.write(tmp_path / "mine/a.ipynb", "x = 1", *sources, "y = 2")
    (tmp_path / "mine/mine.txt").write_text("mine")
    (tmp_path / "mine.txt").write_text("mine")
    before = adopted.contents(tmp_path)
    sentence = _sentence(path)
    assert sentence.startswith("It ") and "\n" not in sentence
    assert adopted.contents(tmp_path) == before
    assert not _left_running()


@pytest.mark.long
def test_a_notebook_of_500_cells_and_one_with_50_mb_of_outputs(tmp_path: Path) -> None:
    many = [f"x{n} = {n} + {f'x{n - 1}' if n else 0}\nx{n}" for n in range(500)]
    path = adopted.write(tmp_path / "many.ipynb", *many)
    whole = "It runs from the top to the end, and gives the same twice."
    assert _sentence(path, Limits(20, 120)) == whole
    large = adopted.write(
        tmp_path / "large.ipynb", "x = 1", saved=[adopted.stream("x" * 50_000_000)]
    )
    assert _sentence(large, Limits(20, 120)).startswith("It runs from the top")
