"""The lock on the mess of the titanic kata, mended and seeded: it is put on without a word
about what stage 06 asks for, and catches what that stage's wrong versions do."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lockable import nobody

from drydock import scratch
from drydock.adoption.locking import lock
from drydock.adoption.locking.lock import Locked
from drydock.adoption.locking.owners_python import OwnersPython
from drydock.adoption.locking.script_runs import Notebook
from drydock.adoption.running import notebook_file
from drydock.errors import CheckFailed
from drydock.workbook.house import HERE

pytestmark = pytest.mark.long
STAGE = HERE.stage("titanic/06")
MUTANTS = sorted((STAGE.tests / "mutants").glob("*.py"))
SEEDED = {
    "RandomForestClassifier(n_estimators=100)": "n_estimators=100, random_state=42",
    "DecisionTreeClassifier()": "random_state=42",
    "SGDClassifier()": "random_state=42",
}
# The seam of stage 06 on top of the variables, with which its wrong versions work.
SEAM = """
_made = X_train, Y_train, X_test
def prepare_data():
    return _made
def prepare_data_and_train_model():
    forest = RandomForestClassifier(n_estimators=100, random_state=42)
    x_train, y_train, _ = prepare_data()
    return forest.fit(x_train, y_train), x_train, y_train
"""
THROUGH_IT = """
X_train, Y_train, X_test = prepare_data()
random_forest = prepare_data_and_train_model()[0]
"""
# What differs, for each version that is given, run on top of one run of the script.
JUDGE = """
import json, sys
from pathlib import Path
from what_is_locked import LOCK
from locked.lock import Approved, End, differences
tests = Path("tests").resolve()
end = LOCK.run(tests, Path(sys.argv[3]))
approved = Approved(tests / "approved", LOCK.keys)
found = {}
for name, text in json.load(open(sys.argv[1])).items():
    values = {**end.values, "__file__": sys.argv[2], "__name__": name}
    exec(text, values)
    own = End(values, end.printed, end.folder)
    found[name] = [key for key, _ in differences(LOCK, own, approved)]
print(json.dumps(found))
"""


@pytest.fixture(scope="module", name="locked")
def _locked(tmp_path_factory: pytest.TempPathFactory) -> Locked:
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(HERE.root / "data" / "titanic", root / "data" / "titanic")
    folder = root / "exercises" / "titanic"
    folder.mkdir(parents=True)
    mended = folder / "mended.ipynb"
    mess = HERE.root / "exercises" / "titanic" / "titanic.ipynb"
    mended.write_text(json.dumps(_mended(json.loads(mess.read_text("utf-8")))), "utf-8")
    with scratch.folder() as made:
        python = OwnersPython(sys.executable, Path(made).resolve())
        notebook = Notebook(mended, notebook_file.read(mended).cells)
        return lock.put_on(notebook, folder / "mended-drydock", python, 300, nobody)


def _mended(document: dict) -> dict:
    """The mess with `rare_titles` made before it is used, and seeds for its models."""
    cells = document["cells"]
    late = next(
        one for one in cells if "".join(one["source"]).startswith("rare_titles")
    )
    cells.remove(late)
    cells.insert(2, late)
    for cell in cells:
        source = "".join(cell["source"])
        for call, arguments in SEEDED.items():
            source = source.replace(
                f"= {call}", f"= {call.partition('(')[0]}({arguments})"
            )
        cell["source"] = source
    return document


def test_the_lock_holds_what_matters_and_shows_no_names(locked: Locked) -> None:
    assert {"X_train", "X_test", "Y_train", "models"} <= set(locked.choice.names)
    assert locked.choice.models["random_forest"] == ["X_train", "X_test"]
    assert not locked.choice.left_out
    assert set(locked.choice.not_shown) == {"train", "test", "df_backup", "temp"}
    texts = [one.read_text("utf-8") for one in (locked.tests / "approved").iterdir()]
    assert not any("Braund" in text for text in texts)


def test_the_lock_catches_what_stage_06_asks_for(
    locked: Locked, tmp_path: Path
) -> None:
    versions = {"right": SEAM + THROUGH_IT}
    for mutant in MUTANTS:
        versions[mutant.stem] = SEAM + mutant.read_text("utf-8") + THROUGH_IT
        assert ast.parse(versions[mutant.stem])
    (tmp_path / "versions.json").write_text(json.dumps(versions), "utf-8")
    # A wrong version finds the data where the workbook has it.
    place = HERE.root / "exercises" / "titanic" / "train.py"
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            JUDGE,
            str(tmp_path / "versions.json"),
            str(place),
            str(tmp_path / "run"),
        ],
        cwd=locked.folder,
        env={"PYTHONPATH": str(locked.tests), "MPLBACKEND": "Agg"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout.splitlines()[-1])
    assert not found.pop("right")
    assert len(found) >= 11
    assert not [name for name, keys in found.items() if not keys]


def test_the_mess_as_it_is_is_refused_with_its_cell_and_its_name(
    tmp_path: Path,
) -> None:
    mess = HERE.root / "exercises" / "titanic" / "titanic.ipynb"
    with scratch.folder() as made, pytest.raises(CheckFailed, match="rare_titles"):
        lock.put_on(
            Notebook(mess, notebook_file.read(mess).cells),
            tmp_path / "new",
            OwnersPython(sys.executable, Path(made).resolve()),
            300,
            nobody,
        )
    assert not list(tmp_path.iterdir())
