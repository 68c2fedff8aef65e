"""The parts of a check that judge a function by the tables which it refuses and accepts.

A file in `wrong_tables/` or `right_tables/` beside the check has a docstring, which says in
a sentence what slipped through, or what kind of right table it is, and `make(table)`, which
makes it from the given one (see `sandbox.makers`). A wrong one says in `FAULT` or `FAULTS`
what a refusal must name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drydock.detail import are
from drydock.errors import WorkbookBroken
from drydock.judging.own_test_answers import TOLD_AT_MOST, several
from drydock.judging.own_test_judgement import Bench
from drydock.judging.parts import Parts
from drydock.judging.variants import Variant, variants
from drydock.sandbox import offered_tables
from drydock.sandbox.job import Job
from drydock.sandbox.runner import Program, started
from drydock.sandbox.stop_messages import told_of_module
from drydock.workbook.held_against_git import repair
from drydock.workbook.house import Stage

WRONG, RIGHT = "wrong_tables", "right_tables"
AS_GIVEN = "the table as it is given"
SECONDS = 5.0
COMPLAINTS = {
    "slow": (
        "It takes longer than {seconds} ({table})",
        "look for what goes through the rows one by one, or has no end",
    ),
    "crashed": (
        "It does not refuse, it breaks ({table}): {said}{where}",
        "look there: a refusal is raised on purpose, and says what is wrong",
    ),
    "slipped through": ("{how}", "add the rule that refuses the first of them"),
    "too tight": (
        "Refused, though it is right ({how}): {said}",
        "ask for no more than the lesson does: a rule that is too tight stops good data",
    ),
    "unnamed": (
        "Refused, but {lacks} not named ({table}): {said}",
        "let the message name what is wrong, and where",
    ),
    "not all": (
        "Refused, but {lacks} not named ({table}): {said}",
        "have a rule for each of them, and look at all rules before you refuse: all faults"
        " of a table are told at once",
    ),
    "said of all": (
        "Refused, but {listed} named whatever is wrong ({table}): {said}",
        "let the message name what is wrong with that table, and leave out what is right",
    ),
    "changed": (
        "It changes the table that it is given ({table})",
        "work on a copy, and leave what is given as it was",
    ),
}


@dataclass(frozen=True)
class TableJob:
    """A function of the participant's that meets tables; `answers` waits for it."""

    function: str
    seconds: float
    met: list[Variant]
    job: Job

    def answers(self, kind: str) -> Iterator[tuple[Variant | None, dict[str, Any]]]:
        """Each wrong or right table with what was answered to it (see
        `sandbox.offered_tables`); None is the table as it is given, which is right."""
        outcome = self.job.wait()
        if outcome.stop:
            raise told_of_module(outcome.stop, _file(self.function))
        if "broken" in outcome.facts:
            raise not_made(self.met[0].stage, outcome.facts["broken"])
        for variant, answer in zip([None, *self.met], outcome.facts["answers"]):
            if (variant.path.parent.name if variant else RIGHT) == kind:
                yield variant, answer


def tables_offered(
    bench: Bench,
    function: str,
    seconds: float = SECONDS,
    *,
    met: Sequence[Variant] | None = None,
    given: Path | None = None,
) -> TableJob:
    """The participant's `function`, such as "contract.validate", at work on the given table
    and on each wrong and right one of the stage. seconds: how long one table may take.

    met, given: other tables, and what gives theirs, where a second function of the stage
    takes tables of another shape.

    costs: a copy of the work, and one job for all tables, begun and not waited for.
    fails: never by itself; the parts of `TABLES` tell what it says.
    """
    stage, file = bench.workspace.stage, _file(function)
    if met is None:
        met = [one for kind in (RIGHT, WRONG) for one in variants(stage, kind)]
    beginning = makers(stage, bench.workspace.folder)
    settings = {
        "file": file,
        "function": function.rpartition(".")[2],
        "makers": beginning | ({"given": str(given)} if given else {}),
        "tables": [{"path": str(one.path), "faults": one.faults} for one in met],
        "seconds": seconds,
    }
    seam = Path(offered_tables.__file__)
    program = Program(file, "answers", "module", seam=seam, settings=settings)
    begun = started(bench.crew, bench.workspace, program, limit=bench.limit)
    return TableJob(function, seconds, list(met), bench.stack.enter_context(begun))


def makers(stage: Stage, work: Path) -> dict[str, str]:
    """What the makers of a stage begin with (see `sandbox.makers.Makers`)."""
    house = stage.house
    places = [folder / "given.py" for folder in (stage.tests, stage.tests.parent)]
    given = next((one for one in places if one.is_file()), places[0])
    data = house.root / "data" / stage.kata
    return {"given": str(given), "data": str(data), "work": str(work)}


def not_made(stage: Stage, found: str) -> WorkbookBroken:
    """The error to raise where a file beside a check makes nothing."""
    return WorkbookBroken(
        expected=f"each file beside the check of {stage} makes what it should",
        found=found,
        remedy=repair(stage.house.root, "look at that file, and at given.py"),
    )


def _file(function: str) -> str:
    return f"{function.rpartition('.')[0].replace('.', '/')}.py"


def test_right_tables_are_accepted(tables_job: TableJob) -> None:
    """Each right table is accepted"""
    _require_none(tables_job, RIGHT, "accepts each of {} right tables")


def test_wrong_tables_are_refused(tables_job: TableJob) -> None:
    """Each wrong table is refused, and it is said what is wrong with it"""
    _require_none(
        tables_job, WRONG, "refuses each of {} wrong tables, and says what is wrong"
    )


def _require_none(offered: TableJob, kind: str, expected: str) -> None:
    """Raises CheckFailed where something is to be said of an answer."""
    answers = list(offered.answers(kind))
    told = [
        (one.path.stem if one else AS_GIVEN, *complaint)
        for one, said in answers
        if (complaint := _complaint(offered, one, said))
    ]
    if told:
        names, says, remedies = zip(*told, strict=True)
        expected = f"{offered.function} {expected.format(len(answers))}"
        raise several(expected, "not as expected", list(says), remedies[0], names)


def _complaint(
    offered: TableJob, variant: Variant | None, said: dict[str, Any]
) -> tuple[str, str] | None:
    """What is to be said of an answer, and what to do; None where all is well."""
    kind = _kind(variant, said)
    if kind not in COMPLAINTS:
        return None
    found, remedy = COMPLAINTS[kind]
    words = {
        "table": variant.path.stem.replace("_", " ") if variant else AS_GIVEN,
        "how": variant.says.rstrip(".") if variant else AS_GIVEN,
        "said": f"{said.get('type')}: {'; '.join(said.get('says', ())[:TOLD_AT_MOST])}",
        "where": "".join(f", {place}" for place, _ in said.get("frames", ())[-1:]),
        "lacks": _subject(said.get("unnamed")),
        "listed": _subject(said.get("said of all")),
        "seconds": f"{offered.seconds:g} seconds",
    }
    text = found.format(**words)
    return text if text.endswith("...") else f"{text.rstrip('. ')}.", remedy


def _subject(faults: list[list[str]] | None) -> str:
    words = [one[0] for one in faults or ()]
    if len(words) > TOLD_AT_MOST + 1:
        words[TOLD_AT_MOST:] = [f"{len(words) - TOLD_AT_MOST} more"]
    return are(words) if words else ""


def _kind(variant: Variant | None, said: dict[str, Any]) -> str:
    """Which of COMPLAINTS is to be made of an answer; any other word where none is."""
    is_wrong = variant is not None and variant.path.parent.name == WRONG
    if said["did"] == "accepted" and is_wrong:
        return "slipped through"
    if said["did"] == "refused" and not is_wrong:
        return "too tight"
    if said["did"] == "refused" and said["unnamed"] and variant:
        return "unnamed" if len(said["unnamed"]) == len(variant.faults) else "not all"
    if said["did"] == "refused" and said["said of all"]:
        return "said of all"
    return (
        "changed" if said.get("changed") and said["did"] != "crashed" else said["did"]
    )


TABLES = Parts(test_right_tables_are_accepted, test_wrong_tables_are_refused)
"""The parts of a check that judge a function by tables: it accepts each right one, and
refuses each wrong one and says why. A check takes them over with `test_tables = TABLES`,
and has a fixture `tables_job`, which returns `tables_offered(bench, "module.function")`.

costs: waits for the one job of `tables_job`.
fails: FAIL, with the docstrings of what was accepted, and with what was said of what was
refused for another reason or without need; BROKEN, where a file makes no table, or gives
back the one it was given.
"""
