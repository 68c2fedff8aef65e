"""How long the check of a notebook stage takes, beside two ways of running a notebook.

`go check 2` judges the reference solution: it runs the notebook in a fresh process, holds
what comes out to the baseline, and reads the code. The others run the same notebook, from
the same folder beside the same data, and do no more: `jupyter nbconvert --execute` and
`pytest --nbmake`. All are whole processes of the same environment.

nbformat, which both others use, has jsonschema import rfc3987_syntax, which takes seconds
and is good for nothing here. It may be gone one day, so each of them runs as installed,
and once more with a rfc3987_syntax in the way that cannot be imported, as where that
package is not installed. Our check imports neither.

nbmake is no dependency of the workbook: the uv of its environment puts it, alone, into a
temporary folder, from the package index that uv is set to. For that, a network is needed.
All that nbmake uses is what the lock says.
"""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from _places import ROOT, program_in
from _stages import check
from _tables import Comparison, Other, machine, table
from _timing import clean_environment, note, options, seconds, turn_by_turn

from drydock.workbook.house import HERE
from drydock.workbook.workspace import Workspace

STAGE = "2"
NOTEBOOK = "titanic.ipynb"
NBMAKE = "nbmake>=1.5,<2"
SLOW = "rfc3987_syntax"
AT_MOST = 0.5
NBCONVERT, NBMAKE_RUN = "jupyter nbconvert --execute", "pytest --nbmake"


def fetch_nbmake(folder: Path) -> str:
    """Puts nbmake, and nothing that it needs, into `folder`; gives its version."""
    install = [
        program_in(HERE.root / ".venv", "uv"),
        "pip",
        "install",
        "--python",
        sys.executable,
    ]
    seconds([*install, "--no-deps", "--target", folder, NBMAKE], ROOT)
    [found] = importlib.metadata.distributions(name="nbmake", path=[str(folder)])
    return found.version


def put_in_the_way(folder: Path) -> None:
    """Makes the slow import fail at once for whoever has `folder` on the path."""
    folder.mkdir()
    text = "raise ImportError('left out by a benchmark')\n"
    (folder / f"{SLOW}.py").write_text(text, "utf-8")
    for path, is_slow in ([], True), ([folder], False):
        if imports_the_slow(environment(*path)) is not is_slow:
            raise SystemExit(f"nbformat no longer imports {SLOW}: take it out of here")


def imports_the_slow(variables: dict[str, str]) -> bool:
    """Whether nbformat, imported with these variables, has the slow import done."""
    code = f"import nbformat, sys; print('{SLOW}' in sys.modules)"
    command = [sys.executable, "-P", "-c", code]
    told = subprocess.run(
        command, env=variables, capture_output=True, check=True, encoding="utf-8"
    )
    return told.stdout.strip() == "True"


def environment(*path: Path) -> dict[str, str]:
    """A clean one, with these folders before all that is installed."""
    if not path:
        return clean_environment()
    return clean_environment(PYTHONPATH=os.pathsep.join(map(str, path)))


def others(tree: Path, extra: Path, out: Path) -> dict[str, Callable[[], float]]:
    """The other sides, run in `tree`; what nbconvert writes goes to `out`."""
    slow, without = extra / "nbmake", extra / "without"
    convert = [
        program_in(HERE.root / ".venv", "jupyter"),
        "nbconvert",
        "--to",
        "notebook",
        "--execute",
    ]
    convert += [NOTEBOOK, "--output-dir", out]
    make = [sys.executable, "-m", "pytest", "--nbmake", NOTEBOOK]
    return {
        NBCONVERT: lambda: seconds(convert, tree, environment()),
        without_slow(NBCONVERT): lambda: seconds(convert, tree, environment(without)),
        NBMAKE_RUN: lambda: seconds(make, tree, environment(slow)),
        without_slow(NBMAKE_RUN): lambda: seconds(
            make, tree, environment(slow, without)
        ),
    }


def without_slow(title: str) -> str:
    return f"{title}, without {SLOW}"


def main() -> None:
    runs = options(__doc__).parse_args().runs
    stage = HERE.stage(STAGE)
    ours = f"{stage.name}: go check"
    judge = [*check(stage), "--workspace", stage.solution]
    with tempfile.TemporaryDirectory(prefix="drydock-bench-") as home:
        note("fetching nbmake (not timed)")
        version = fetch_nbmake(Path(home, "nbmake"))
        put_in_the_way(Path(home, "without"))
        with Workspace(stage, stage.solution).scratch() as tree:
            sides = others(tree, Path(home), Path(home, "out"))
            sides = {ours: lambda: seconds(judge, tree)} | sides
            times = turn_by_turn(stage.name, sides, runs)
    aims = {NBCONVERT: AT_MOST}
    beside = [Other(one, times[one], aims.get(one)) for one in times if one != ours]
    print(table([Comparison(ours, times[ours], beside)]))
    packages = [
        "nbconvert",
        "nbclient",
        "ipykernel",
        "pytest",
        "pandas",
        "scikit-learn",
    ]
    print(machine(runs, packages, nbmake=version))


if __name__ == "__main__":
    main()
