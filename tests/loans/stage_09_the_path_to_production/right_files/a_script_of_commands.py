"""Two commands stand in a script: the pipeline calls what people call."""

from pathlib import Path

from drydock.judging.turns import rewrite

AUDIT = "python -m pip_audit -r requirements.txt -r requirements-ci.txt"
TESTS = "python -m pytest tests/test_contract.py tests/test_training.py"


def take(exercise: Path) -> None:
    path = exercise / "pipeline.yml"
    rewrite(path, f"      - run: {AUDIT}\n", "")
    rewrite(path, TESTS, "sh check.sh")
    (exercise / "check.sh").write_text(f"set -e\n{AUDIT}\n{TESTS}\n", "utf-8")
