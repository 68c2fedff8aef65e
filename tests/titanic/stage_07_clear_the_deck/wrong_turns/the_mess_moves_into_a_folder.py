"""The old script goes into a folder as it is, and train.py passes on what it gives."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("in legacy/mess.py: ", "statements, two thirds of what there was")
NEW = '''"""The program, as others call it."""

from legacy.mess import prepare_data, prepare_data_and_train_model

if __name__ == "__main__":
    prepare_data_and_train_model()
'''


def take(exercise: Path) -> None:
    mess = exercise / "legacy" / "mess.py"
    mess.parent.mkdir()
    (exercise / "train.py").rename(mess)
    rewrite(mess, "parents[2]", "parents[3]")
    (mess.parent / "__init__.py").write_text("", "utf-8")
    (exercise / "train.py").write_text(NEW, "utf-8")
