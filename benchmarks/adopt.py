"""How long the survey of a notebook takes, beside two plain runs of it.

`go adopt` surveys the notebook: it runs it twice, compares both runs, reads the code and
writes the page. The other side only runs it twice, both at once: two processes of
`jupyter nbconvert --execute`, in the notebook's folder, where what it writes stays. All are
whole processes of the same environment.

Without NOTEBOOK, those of the titanic kata that run from top to bottom are measured: the
solutions of stage 02 and 03. A notebook that is given has to run from top to bottom, beside
its data, with the packages of this environment.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from _places import program_in
from _tables import Comparison, Other, machine, table
from _timing import options, seconds, turn_by_turn

from drydock.workbook.house import HERE

AT_MOST = 1.3
STAGES = ("2", "3")
NOTEBOOK = "titanic.ipynb"


def survey(notebook: Path, home: Path) -> float:
    """Seconds of `go adopt`, without the door; results go into a folder of their own."""
    into = home / "survey"
    shutil.rmtree(into, ignore_errors=True)
    words = [sys.executable, "-P", "-m", "drydock", "adopt"]
    return seconds([*words, notebook, "--into", into], HERE.root)


def two_plain_runs(notebook: Path, home: Path) -> float:
    """Seconds until both of two runs, begun at once, have come to their end."""
    words = [program_in(HERE.root / ".venv", "jupyter"), "nbconvert", "--execute"]
    words += ["--to", "notebook", "--output-dir", home / "out", notebook]
    commands = [[*words, "--output", name] for name in ("first", "second")]
    with ThreadPoolExecutor() as both:
        begun = time.perf_counter()
        list(both.map(lambda words: seconds(words, notebook.parent), commands))
        return time.perf_counter() - begun


def laid_out(home: Path) -> dict[str, Path]:
    """The notebooks of some solutions, each beside the data as it expects them."""
    found = {}
    for stage in map(HERE.stage, STAGES):
        folder = home / stage.name / "exercises" / stage.kata
        shutil.copytree(stage.solution, folder)
        shutil.copytree(HERE.root / "data", home / stage.name / "data")
        found[stage.name] = folder / NOTEBOOK
    return found


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK")
    asked = parser.parse_args()
    compared = []
    with tempfile.TemporaryDirectory(prefix="drydock-bench-") as name:
        home = Path(name)
        given = {path.stem: path.resolve(strict=True) for path in asked.notebooks}
        for what, notebook in (given or laid_out(home)).items():
            title = f"{what}: go adopt"
            sides = {
                title: lambda one=notebook: survey(one, home),
                "two plain runs": lambda one=notebook: two_plain_runs(one, home),
            }
            ours, others = turn_by_turn(what, sides, asked.runs).values()
            beside = [Other("two plain runs", others, AT_MOST)]
            compared.append(Comparison(title, ours, beside))
    print(table(compared))
    print(machine(asked.runs, ["nbconvert", "ipykernel", "pandas", "scikit-learn"]))


if __name__ == "__main__":
    main()
