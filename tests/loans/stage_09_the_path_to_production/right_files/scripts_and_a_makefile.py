"""The commands stand in a Makefile: the pipeline calls what people call."""

from pathlib import Path

from drydock.judging.turns import rewrite

MAKEFILE = """check:
\tpython -m pip_audit -r requirements.txt -r requirements-ci.txt
\tpython -m pytest tests/test_contract.py tests/test_training.py
"""


def take(exercise: Path) -> None:
    path = exercise / "pipeline.yml"
    audit = (
        "python -m pip_audit -r requirements.txt -r requirements-ci.txt\n      - run: "
    )
    rewrite(path, audit, "")
    rewrite(
        path,
        "python -m pytest tests/test_contract.py tests/test_training.py",
        "make check",
    )
    (exercise / "Makefile").write_text(MAKEFILE, "utf-8")
