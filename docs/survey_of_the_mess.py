"""Makes the survey of the notebook with which the titanic kata begins, as an example.

    python docs/survey_of_the_mess.py

It is what `./scripts/go adopt` says of it, without times and without the machine on which
it was made. The page goes into this folder, as survey-of-the-mess.html.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from drydock.adoption.running import notebook_file
from drydock.adoption.running.interpreter import Interpreter
from drydock.adoption.running.run import Limits
from drydock.adoption.survey.page import page
from drydock.adoption.survey.survey import Survey, make
from drydock.workbook.house import HERE

FILE = Path(__file__).with_name("survey-of-the-mess.html")
MESS = HERE.exercise("titanic") / "titanic.ipynb"


def survey() -> Survey:
    """The survey of the mess, made anew."""
    ours = Interpreter(sys.executable, "the workbook's own")
    return make(
        notebook_file.read(MESS),
        ours,
        Limits(),
        leave_out=[],
        tell=lambda _number, _seconds: None,
    )


def text(made: Survey) -> str:
    """The page of a survey, as it is on every machine."""
    assert made.adopted.first
    here = replace(made.adopted, first=replace(made.adopted.first, version="3"))
    return page(replace(made, adopted=here), with_times=False)


def main() -> None:
    FILE.write_text(text(survey()), "utf-8", newline="\n")
    print(f"{FILE.relative_to(HERE.root).as_posix()}: written")


if __name__ == "__main__":
    main()
