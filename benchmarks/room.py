"""How long `go room` takes for each submission, beside nbgrader's autograde and an nbmake loop.

The submissions are works on stage 08 that differ from each other: half of them the reference
solution with a comment of its own, half of them wrong turns of the stage. Nothing is
remembered: each turn judges all of them.

nbgrader gets an assignment that asks for the same: a notebook whose cells look at the two
modules that are handed in beside it. They hold the features to the approved ones, call the
function with names it has not seen, look that the table given stays as it is, and run the
tests that were handed in, on their own code and on each wrong version of it. A second one
without the wrong versions does the least that could be called grading. The loop runs one
notebook for each submission with `pytest --nbmake`, which holds the features alone.

nbgrader and nbmake are no dependencies of the workbook: the uv of its environment puts them
into a temporary one, from the package index that uv is set to, with the versions of pandas
and scikit-learn that the workbook has. For that, a network is needed.

`--linear 1000` instead judges as many in a row with `go room`, and says for each tenth of
them how long it took and how much memory all its processes had.
"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
from _places import ROOT, program_in, python_in
from _tables import Comparison, Other, machine, table
from _timing import clean_environment, note, options, seconds, turn_by_turn

from drydock.judging.turns import turns
from drydock.workbook.house import HERE, Stage

STAGE = "titanic/8"
AT_MOST = 1 / 14
OURS = "go room, a submission"
GRADER, LIGHT = "nbgrader autograde", "nbgrader autograde, no wrong versions"
LOOP = "pytest --nbmake, one after the other"
PACKAGES = ("nbgrader>=0.9,<1", "nbmake>=1.5,<2")
SAME = ("pandas", "scikit-learn", "seaborn", "matplotlib", "pytest")

SETUP = """
import os, pathlib, shutil, subprocess, sys, tempfile
import pandas as pd
STAGE, HOUSE = {stage!r}, {house!r}
here = pathlib.Path().resolve()
tree = pathlib.Path(tempfile.mkdtemp())
work = tree / "exercises" / "titanic"
shutil.copytree(here, work, ignore=shutil.ignore_patterns("*.ipynb"))
shutil.copytree(HOUSE + "/data/titanic", tree / "data" / "titanic")
os.chdir(work)
sys.path.insert(0, str(work))
import preprocessing, train
"""
FEATURES = """
X_train, Y_train, X_test = train.prepare_data()
found = pd.concat([X_train, X_test])
approved = pd.read_csv(HOUSE + "/tests/titanic/approved/features.csv")
assert (found.values == approved[found.columns].values).all()
"""
UNSEEN = """
names = pd.DataFrame({"Name": ["A, Mlle. B", "A, Mr. B", "A, Jonkheer. B", "A, Pope. B"]})
before = names.copy()
assert list(preprocessing.add_derived_title(names)["Title"]) == [2, 1, 5, 0]
assert names.equals(before)
"""
TESTS = """
def run_tests(folder):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "."]
    return subprocess.run(command, cwd=folder, capture_output=True).returncode
assert run_tests(work) == 0
"""
WRONG = """
missed = []
for mutant in sorted(pathlib.Path(STAGE, "mutants").glob("*.py")):
    other = tree / "exercises" / mutant.stem
    shutil.copytree(work, other)
    with open(other / "preprocessing.py", "a") as module:
        module.write("\\n\\n" + mutant.read_text())
    if run_tests(other) == 0:
        missed.append(mutant.stem)
assert not missed, missed
"""


def submissions(folder: Path, number: int) -> Path:
    """So many works in a folder, each in one of its own; no two are the same."""
    stage = HERE.stage(STAGE)
    wrong = turns(stage, "wrong_turns")
    for at in range(number):
        target = folder / f"person{at:04}"
        if at % 2:
            with wrong[at // 2 % len(wrong)].taken() as work:
                shutil.copytree(work, target)
        else:
            shutil.copytree(stage.solution, target)
        for path in (*target.glob("*.py"), *target.glob("tests/*.py")):
            path.write_text(f"{path.read_text('utf-8')}\n# by {at}\n", "utf-8")
    return folder


def judge(folder: Path) -> list[str | Path]:
    words = [sys.executable, "-P", "-m", "drydock", "room", "judge"]
    return [*words, folder, "--stage", STAGE, "--again"]


def others_environment(folder: Path) -> Path:
    """An environment with nbgrader and nbmake; gives its Python."""
    uv = program_in(ROOT / ".venv", "uv")
    seconds([sys.executable, "-m", "venv", "--without-pip", folder], ROOT)
    same = [f"{name}=={importlib.metadata.version(name)}" for name in SAME]
    python = python_in(folder)
    seconds([uv, "pip", "install", "--python", python, *PACKAGES, *same], ROOT)
    return python


def notebook(stage: Stage, parts: list[str]) -> nbformat.NotebookNode:
    """A notebook of nbgrader's: each part is a cell of tests with a point for it."""
    setup = SETUP.format(stage=str(stage.tests), house=str(HERE.root))
    cells = []
    for at, source in enumerate([setup, *parts]):
        cell = nbformat.v4.new_code_cell(source.strip(), id=f"cell{at}")
        about = {"schema_version": 3, "grade_id": f"part{at}", "locked": True}
        about |= {"solution": False, "task": False, "grade": at > 0}
        cell.metadata["nbgrader"] = about | ({"points": 1} if at else {})
        cells.append(cell)
    found = nbformat.v4.new_notebook(cells=cells)
    found.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    return found


def course(root: Path, handed_in: Path, python: Path, parts: list[str]) -> Path:
    """A course of nbgrader's with one assignment, and what people have handed in."""
    source = root / "source" / "ps1"
    source.mkdir(parents=True)
    nbformat.write(notebook(HERE.stage(STAGE), parts), source / "grade.ipynb")
    (root / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'c'\n"
        "c.ExecutePreprocessor.timeout = 600\n",
        "utf-8",
    )
    grader = [python, "-m", "nbgrader"]
    seconds([*grader, "generate_assignment", "ps1"], root, _of(python))
    for person in sorted(handed_in.iterdir()):
        target = root / "submitted" / person.name / "ps1"
        shutil.copytree(person, target)
        shutil.copy(root / "release" / "ps1" / "grade.ipynb", target)
    return root


def _of(python: Path) -> dict[str, str]:
    """The environment in which another's programs find their own kernel."""
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    return clean_environment(PATH=path)


def autograde(root: Path, python: Path, number: int) -> float:
    """Seconds for each submission."""
    command = [python, "-m", "nbgrader", "autograde", "ps1", "--force"]
    # A test that fails costs points, and is no error.
    return seconds(command, root, _of(python), codes=(0, 1)) / number


def loop(root: Path, handed_in: Path, python: Path) -> float:
    """Seconds for each submission."""
    people = sorted(handed_in.iterdir())
    taken = 0.0
    for person in people:
        folder = root / person.name
        shutil.copytree(person, folder, dirs_exist_ok=True)
        nbformat.write(notebook(HERE.stage(STAGE), [FEATURES]), folder / "grade.ipynb")
        command = [python, "-m", "pytest", "-q", "--nbmake", "grade.ipynb"]
        taken += seconds(command, folder, _of(python), codes=(0, 1))
    return taken / len(people)


def compare(runs: int, number: int) -> None:
    with tempfile.TemporaryDirectory(prefix="drydock-bench-") as name:
        home = Path(name)
        note("fetching nbgrader and nbmake (not timed)")
        python = others_environment(home / "venv")
        handed_in = submissions(home / "in", number)
        parts = [FEATURES, UNSEEN, TESTS]
        whole = course(home / "whole", handed_in, python, [*parts, WRONG])
        light = course(home / "light", handed_in, python, parts)
        sides = {
            OURS: lambda: seconds(judge(handed_in), ROOT, codes=(0, 1)) / number,
            GRADER: lambda: autograde(whole, python, number),
            LIGHT: lambda: autograde(light, python, number),
            LOOP: lambda: loop(home / "loop", handed_in, python),
        }
        times = turn_by_turn(f"{number} submissions", sides, runs)
    aims = {GRADER: AT_MOST}
    beside = [Other(one, times[one], aims.get(one)) for one in times if one != OURS]
    print(table([Comparison(OURS, times[OURS], beside)]))
    print(machine(runs, ["pandas", "scikit-learn", "pytest"]))


def linear(number: int) -> None:
    """Judges many in a row; says what each tenth took, and the memory at its end."""
    with tempfile.TemporaryDirectory(prefix="drydock-bench-") as name:
        folder = submissions(Path(name, "in"), number)
        command = [str(one) for one in judge(folder)]
        note(f"judging {number}")
        process = psutil.Popen(
            command, cwd=ROOT, env=clean_environment(), stderr=-1, stdout=-3, text=True
        )
        begun, tenth = time.perf_counter(), max(number // 10, 1)
        print(f"{'judged':>8}{'seconds':>9}{'MB':>7}")
        for done, _ in enumerate(_lines(process), 1):
            if done % tenth == 0:
                now = time.perf_counter()
                print(
                    f"{done:>8}{now - begun:>9.1f}{_memory(process):>7.0f}", flush=True
                )
                begun = now
        process.wait()
    print(machine(1))


def _lines(process: psutil.Popen) -> Iterator[str]:
    yield from (line for line in process.stderr if line.startswith("["))


def _memory(process: psutil.Popen) -> float:
    """What a process and all that it has started have for themselves, in MB."""
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            total += one.memory_full_info().uss
        except psutil.Error:
            continue
    return total / 1e6


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--submissions", type=int, default=20, help="(%(default)s)")
    parser.add_argument("--linear", type=int, metavar="NUMBER")
    asked = parser.parse_args()
    if asked.linear:
        linear(asked.linear)
    else:
        compare(asked.runs, asked.submissions)


if __name__ == "__main__":
    main()
