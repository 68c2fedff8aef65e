"""What runs in the owner's Python runs in each Python that this machine has: it is surveyed,
locked, and its lock is green there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import adopted
import pytest

from drydock import scratch
from drydock.adoption.locking import lock
from drydock.adoption.locking.owners_python import OwnersPython
from drydock.adoption.locking.script_runs import Notebook
from drydock.adoption.proving.proof import Proof, Prover
from drydock.adoption.running import interpreter, notebook_file
from drydock.adoption.running.interpreter import Interpreter
from drydock.adoption.running.run import Limits
from drydock.adoption.survey import survey

NEWEST = 15
CELLS = (
    "import collections, json\nrows = [{'town': 'Ulm', 'n': 2}, {'town': 'Kiel', 'n': 3}]",
    "total = sum(row['n'] for row in rows)\nprint(total)",
    "by_town = collections.Counter(row['town'] for row in rows)\nmean = total / len(rows)",
    "open('made.json', 'w').write(json.dumps(by_town))\nmean",
)


def _pythons() -> list[Path]:
    """Interpreters in the path, and those of pyenv, one of each version."""
    places = [Path(one) for one in os.environ.get("PATH", "").split(os.pathsep)]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    places = [
        *sorted(pyenv.glob("*/bin")),
        *(p for p in places if "shims" not in str(p)),
    ]
    names = [f"python3.{minor}" for minor in range(interpreter.OLDEST[1], NEWEST)]
    found = {}
    for name in names:
        if path := shutil.which(name, path=os.pathsep.join(map(str, places))):
            found[name] = Path(path)
    return list(found.values())


PYTHONS = _pythons()


@pytest.mark.long
@pytest.mark.skipif(not PYTHONS, reason="there is no Python beside the workbook's own")
@pytest.mark.parametrize("python", PYTHONS, ids=lambda path: path.name)
def test_a_notebook_is_surveyed_and_locked_in(python: Path, tmp_path: Path) -> None:
    path = adopted.write(tmp_path / "a b/sales é.ipynb", *CELLS)
    read, chosen = notebook_file.read(path), Interpreter(str(python), "asked for")
    made = survey.make(
        read, chosen, Limits(20, 60), leave_out=[], tell=lambda _n, _s: None
    )
    assert made.verdict == "It runs from the top to the end, and gives the same twice."
    assert python.name.removeprefix("python") in made.run.version
    with scratch.folder() as room:
        owners = OwnersPython(str(python), Path(room).resolve())
        notebook = Notebook(path, read.cells)
        locked = lock.put_on(notebook, tmp_path / "new", owners, 60, lambda _: None)
        proof = Proof()
        Prover(locked, owners, 20).prove(proof, lambda _: None)
    assert {"rows", "total", "by_town", "mean", "file made.json"} <= set(
        locked.choice.texts
    )
    assert proof.of("noticed") and proof.share == 100
