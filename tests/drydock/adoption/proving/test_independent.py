"""Is what the proof counts true? Each change of a notebook is judged here by what its owner
would see: each output of each cell, each value, each file; the lock must notice nearly all.

Nothing of the lock's own choice is used: the notebook itself is changed, and run cell by cell.
`independent` does the same with any notebook, as the survey runs it.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from independent import cells, changed, work
from lockable import nobody, notebook

from drydock import scratch
from drydock.adoption.locking import lock, script
from drydock.adoption.locking.lock import Locked
from drydock.adoption.locking.locked.lock import Approved, Lock, differences
from drydock.adoption.locking.locked.running import End
from drydock.adoption.locking.owners_python import OwnersPython

ENOUGH, FEWEST = 0.95, 10
DATA = "town,price,n\nKiel,1.5,3\nUlm,2.25,1\nBonn,4,2\nUlm,3.5,7\nJena,9,2\n"
READ = (
    "import csv\nfrom pathlib import Path\n"
    "lines = Path('sales.csv').read_text().splitlines()\nrows = list(csv.DictReader(lines))"
)
NOTEBOOKS = {
    "a report": (
        READ + "\nrows[:2]",
        "total = sum(float(row['price']) * int(row['n']) for row in rows)\nprint(total)",
        "large = [row for row in rows if float(row['price']) >= 2.25]\nlen(large)",
        "towns = sorted({row['town'] for row in large})\ntowns",
        "def share(row):\n    return float(row['price']) * int(row['n']) / total",
        "shares = {row['town']: share(row) for row in large}\nmax(shares.values())",
        "with open('shares.csv', 'w') as file:\n    for town in towns:\n"
        "        file.write(f'{town},{shares[town]:.3f}\\n')",
    ),
    "one name for each try": (
        READ,
        "prices = [float(row['price']) for row in rows]\nlimit = 2",
        "score = sum(one for one in prices if one > limit) / len(prices)\nscore",
        "limit = 4\nscore = sum(one for one in prices if one < limit) / len(prices)",
        "print('second:', score)",
        "score = max(prices) - min(prices)\nprint(score)",
        "for step in range(1, 4):\n    part = prices[::step]\n    mean = sum(part) / len(part)\n"
        "    print(step, mean)",
    ),
    "a class and chance": (
        READ + "\nimport random\nrandom.seed(5)",
        "class Till:\n    def __init__(self, start):\n        self.start, self.sums = start, []\n"
        "    def add(self, row):\n        self.sums.append(int(row['n']) * float(row['price']))\n"
        "        return self\n    def whole(self):\n        return self.start + sum(self.sums)",
        "till = Till(10)\nfor row in rows:\n    if row['town'] != 'Bonn':\n        till.add(row)",
        "till.whole()",
        "luck = random.sample(range(100), 3)\nluck",
        "lucky = [rows[one % 5]['town'] for one in luck]\n', '.join(lucky)",
        "best, worst = max(till.sums), min(till.sums)\nprint(f'{best:.2f} {worst:.2f}')",
    ),
}


def run(sources: Sequence[str], folder: Path) -> tuple[dict[str, Any], list[str]]:
    """The values at the end, and what each cell has shown. Raises what a cell raises."""
    values: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    with contextlib.chdir(folder):
        for source in sources:
            tree, printed, last = ast.parse(source), io.StringIO(), None
            if tree.body and isinstance(tree.body[-1], ast.Expr):
                expression = tree.body.pop()
                assert isinstance(expression, ast.Expr)
                last = compile(ast.Expression(expression.value), "cell", "eval")
            with contextlib.redirect_stdout(printed):
                # pylint: disable=exec-used,eval-used
                exec(compile(tree, "cell", "exec"), values)
                value = eval(last, values) if last else None
            shown.append(printed.getvalue() + ("" if value is None else plain(value)))
    return values, shown


def plain(value: Any) -> str:
    """A value in words, without an address; an object by what it holds."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(plain, value))}]"
    if (
        callable(value)
        or type(value).__module__ == "_io"
        or isinstance(value, type(os))
    ):
        return "no result"
    if hasattr(value, "__dict__"):
        return f"{type(value).__name__} {vars(value)}"
    return repr(value)


def seen(sources: Sequence[str], folder: Path) -> dict[str, str]:
    """All that an owner sees of a run in a new folder with the data."""
    folder.mkdir()
    (folder / "sales.csv").write_text(DATA)
    values, shown = run(sources, folder)
    things = {
        f"value {name}": plain(one) for name, one in values.items() if name[0] != "_"
    }
    things |= {f"cell {at}": text for at, text in enumerate(shown, 1)}
    return things | {one.name: one.read_text() for one in folder.iterdir()}


def notices(locked: Locked, sources: Sequence[str], folder: Path) -> bool:
    """Whether the lock is red for the script of a changed notebook."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "sales.csv").write_text(DATA)
    printed = io.StringIO()
    values: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        # pylint: disable-next=exec-used
        exec(script.of_cells(cells(sources)).text, values)
    choice = locked.choice
    held = Lock(**choice.settings("script.py", locked.tests, locked.notebook.folder))
    approved = Approved(locked.tests / "approved", list(choice.texts))
    return any(differences(held, End(values, printed.getvalue(), folder), approved))


FIRST, *OTHERS = NOTEBOOKS


@pytest.mark.parametrize(
    "name", [FIRST, *(pytest.param(one, marks=pytest.mark.long) for one in OTHERS)]
)
def test_what_an_owner_would_see_the_lock_notices(
    name: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    sources = NOTEBOOKS[name]
    (tmp_path / "project").mkdir()
    (tmp_path / "project/sales.csv").write_text(DATA)
    with scratch.folder() as room:
        python = OwnersPython(sys.executable, Path(room).resolve())
        made = notebook(tmp_path / "project", *sources)
        locked = lock.put_on(made, tmp_path / "new", python, 60, nobody)
    noticed, missed = 0, []
    for wrong, what in visibly_wrong(sources, tmp_path):
        if notices(locked, wrong, tmp_path / "again"):
            noticed += 1
        else:
            missed.append((what, [one for one in wrong if one not in sources]))
    record_property("count", f"{name}: {noticed} noticed, {len(missed)} not")
    assert noticed >= FEWEST
    assert noticed >= ENOUGH * (noticed + len(missed)), missed


def visibly_wrong(
    sources: Sequence[str], room: Path
) -> Iterator[tuple[list[str], list[str]]]:
    """The wrong notebooks that run, and of which an owner would see something else, with
    what that is; not those whose change is in a line that only shows."""
    right = seen(sources, room / "right")
    for number, wrong in enumerate(changed(sources)):
        try:
            now = seen(wrong, room / f"wrong-{number}")
        except Exception:  # pylint: disable=broad-exception-caught
            continue
        if now != right and work(wrong) != work(sources):
            yield wrong, [one for one in right if now.get(one) != right[one]]
