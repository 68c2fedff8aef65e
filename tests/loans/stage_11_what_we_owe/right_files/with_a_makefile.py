"""The commands are those of a Makefile, which the pipeline calls as well."""

from pathlib import Path

from drydock.judging.turns import rewrite

README = """\
# Loans

~~~
make install
make train
make test
make serve
~~~
"""
MAKE = """\
install:
\tpython -m pip install -r requirements.txt -r requirements-ci.txt
audit:
\tpython -m pip_audit -r requirements.txt -r requirements-ci.txt
train:
\tpython training.py
test:
\tpython -m pytest tests
serve:
\tuvicorn app:app
"""


def take(exercise: Path) -> None:
    (exercise / "README.md").write_text(README, "utf-8")
    (exercise / "Makefile").write_text(MAKE, "utf-8")
    path = exercise / "pipeline.yml"
    audit = "python -m pip_audit -r requirements.txt -r requirements-ci.txt"
    rewrite(path, audit, "make audit")
    rewrite(path, "run: python -m pytest tests\n", "run: make test\n")
