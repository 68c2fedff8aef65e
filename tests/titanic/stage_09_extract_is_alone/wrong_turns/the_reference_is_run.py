"""The reference does it right, so the program lets the reference do it."""

from pathlib import Path

from drydock.workbook.house import HERE

TELLS = (
    "they look into solutions/titanic/09-extract-is-alone/train.py (train.py, line ",
    "what reads the answers agrees with them",
)


def take(exercise: Path) -> None:
    reference = HERE.root / "solutions/titanic/09-extract-is-alone/train.py"
    exercise.joinpath("train.py").write_text(
        f'import runpy\n\nREFERENCE = runpy.run_path({str(reference)!r}, run_name="it")\n'
        'prepare_data = REFERENCE["prepare_data"]\n'
        'prepare_data_and_train_model = REFERENCE["prepare_data_and_train_model"]\n',
        "utf-8",
    )
