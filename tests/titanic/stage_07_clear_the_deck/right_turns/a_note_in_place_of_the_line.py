"""The line for ages over 64 is deleted, and a docstring tells of it; a legend that Python
could read says what the numbers mean; what does not stay is dropped by the one list."""

from pathlib import Path

from drydock.judging.turns import rewrite

NOTE = "    # [code smell] dead code: it assigns nothing, so ages over 64 stay as they are\n"
FIRST = '"""Returns X_train, Y_train and X_test, each with one row per passenger."""'


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, f'{NOTE}    df.loc[df["Age"] > 64, "Age"]\n', "")
    known = "\n\n    Known defect: whoever is older than 64 is in no band.\n    "
    rewrite(script, FIRST, f"{FIRST[:-3]}{known}{FIRST[-3:]}")
    line = '    df["Age*Class"] ='
    legend = "    # Embarked = Southampton, Cherbourg, Queenstown\n"
    rewrite(script, line, f"{legend}    # IsAlone = SibSp + Parch == 0\n{line}")
    rewrite(script, "df[:891][FEATURES]", "df[:891].filter(FEATURES)")
    (exercise / "conftest.py").write_text(
        "import pytest\n\n\n@pytest.fixture\ndef seed():\n    return 42\n", "utf-8"
    )
