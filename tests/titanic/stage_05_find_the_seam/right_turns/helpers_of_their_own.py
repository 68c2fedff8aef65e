"""Each half is split further, the paths come from a helper module, and main is a function."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8").replace("def prepare_data(", "def _tables(")
    script.write_text(text, "utf-8")
    line = 'DATA = Path(__file__).resolve().parents[2] / "data" / "titanic"'
    rewrite(script, line, "from places import DATA")
    (exercise / "places.py").write_text(
        f"from pathlib import Path\n\n{line}\n", "utf-8"
    )
    rewrite(
        script,
        "def prepare_data_and_train_model()",
        "def prepare_data():\n    return _tables()\n\n\n"
        "def main():\n    prepare_data_and_train_model()\n\n\n"
        "def prepare_data_and_train_model()",
    )
    rewrite(
        script,
        'if __name__ == "__main__":\n    prepare_data_and_train_model()',
        'if __name__ == "__main__":\n    main()',
    )
