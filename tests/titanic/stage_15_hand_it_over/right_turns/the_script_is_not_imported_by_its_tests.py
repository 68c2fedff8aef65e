"""The tests run train.py from its path, as a script is run, and never import it."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    tests = exercise / "tests/test_train.py"
    place = "from pathlib import Path\n"
    rewrite(tests, place, f"import runpy\n{place}from types import SimpleNamespace\n")
    rewrite(tests, "import train\n\n", "")
    rewrite(
        tests,
        "TRAINING_PASSENGERS = 891\n",
        'SCRIPT = str(HERE.parent / "train.py")\n'
        "TRAINING_PASSENGERS = 891\n\n"
        "train = SimpleNamespace(**runpy.run_path(SCRIPT))\n",
    )
    rewrite(
        tests,
        "(trained, monkeypatch, capsys):\n"
        '    monkeypatch.setattr(train, "prepare_data_and_train_model", lambda: trained)\n\n'
        "    train.main()\n",
        '(capsys):\n    runpy.run_path(SCRIPT, run_name="__main__")\n',
    )
