"""The Swiss cheese: each wrong version of each stage, and the kinds of tests that notice it.

    .venv/bin/python tests/loans/whole_set/swiss_cheese.py

writes notebooks/loans/swiss_cheese.csv. It takes some minutes. A slice of the cheese is a kind
of test in the newest reference solution, or what else looks there: the contract and the monitor
on data, the rules of the checks on files, such as those of the image. Beside them stands what
the inherited suite says, but of services: the inherited one answers with other fields. A cell
is "caught" or "missed", or empty where that slice cannot meet such a thing: no request can be
sent to a table.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from drydock.judging.variants import RIGHT_MODELS, WRONG_MODELS
from drydock.judging.table_checks import makers
from drydock.judging.turns import Turn
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job
from drydock.sandbox.runner import Program, run_with
from drydock.workbook.house import HERE, Stage
from drydock.workbook.loading import load

HERE_LIES = Path(__file__).parent
wrong_versions = load(HERE_LIES / "wrong_versions.py")
meetings = load(HERE_LIES / "meetings.py")
Wrong = wrong_versions.Wrong
TABLE = HERE.root / "notebooks" / wrong_versions.KATA / "swiss_cheese.csv"
FILES, INHERITED = "rules for files", "inherited"
CONTRACT, MONITOR = "data contract", "monitoring"
DEPLOYMENT = meetings.SLICES[meetings.DEPLOYED]
TESTED = list(dict.fromkeys([meetings.UNIT, *meetings.SLICES.values()]))
SLICES = [*TESTED, CONTRACT, MONITOR, FILES]


class Row(NamedTuple):
    """A wrong version, and what each slice that could meet it has said: whether it noticed."""

    stage: str
    kind: str
    name: str
    noticed: dict[str, bool]

    @property
    def cells(self) -> list[str]:
        said = (self.noticed.get(one) for one in [*SLICES, INHERITED])
        words = {None: "", True: "caught", False: "missed"}
        return [self.stage, self.kind, self.name, *(words[one] for one in said)]


HEADER = ["stage", "kind", "name", *SLICES, INHERITED]
Answer = Callable[[], Iterable[Row]]


class Whole:
    """Both suites, that of the newest reference solution and the inherited one."""

    def __init__(self, crew: Crew, stack: ExitStack) -> None:
        stages = [
            one for one in HERE.stages(wrong_versions.KATA) if one.solution.is_dir()
        ]
        self._crew, self._stack = crew, stack
        self.first, self.last = stages[0], stages[-1]
        self.suite = self._suite(self.last, self.last.solution)

    def _suite(self, stage: Stage, work: Path) -> Any:
        return meetings.Suite(stage, work, self._crew, self._stack)

    @cached_property
    def model(self) -> bytes:
        """The model that the training of the reference leaves."""
        made: bytes = self.suite.training().left()
        return made

    def _begun(self, met: Any, kind: str = "") -> tuple[Job, Job]:
        """The tests at work on what they meet: those that ask for such a kind of thing, and
        those of what is deployed."""
        deployed = self.suite.deployed(met)
        return (
            self.suite.on(met, self.suite.asking(kind)),
            self.suite.on(deployed, [meetings.DEPLOYED]),
        )

    def on_right(self) -> dict[str, tuple[int, float]]:
        """What each slice of tests costs on what is right: how many there are, and seconds.
        Raises RuntimeError where one of them fails: then none says anything."""
        jobs = self._begun(self.suite.plain(self.model))
        if failed := self.suite.noticed(*jobs):
            raise RuntimeError(f"the reference fails its own tests: {failed}")
        costs: dict[str, tuple[int, float]] = self.suite.costs(*jobs)
        return costs

    def inherited_costs(self) -> dict[str, tuple[int, float]]:
        """What the inherited tests cost, on the code that they came with."""
        beside = self._suite(self.first, self.first.solution)
        job = beside.on(beside.plain(b""), beside.files)
        if failed := meetings.failed_in(job):
            raise RuntimeError(f"the inherited suite is not green: {failed}")
        costs: dict[str, tuple[int, float]] = beside.costs(job)
        return costs

    def asked(
        self, wrong: Iterable[Any], *, inherited: bool = True
    ) -> Iterator[Answer]:
        """For each wrong version, or some that are found out together, what gives its rows;
        each is begun when it is asked for."""
        kinds = defaultdict[str, list[Any]](list)
        for one in wrong:
            kinds[one.kind].append(one)
        yield from self._codes(kinds["code"], inherited)
        yield from self._models(kinds["model"], inherited)
        for one in kinds["service"]:
            change = self.suite.service(one.stage, one.path, self.model)
            yield self._answer(
                one, self._begun(self.suite.plain(self.model, change), "service")
            )
        for one in kinds["server"]:
            yield self._server(one, inherited)
        if asked := [*kinds["table"], *kinds["batch"]]:
            yield partial(self._data, asked)
        for one in kinds["file"]:
            yield partial(_files, one)

    def _codes(self, wrong: list[Any], inherited: bool) -> Iterator[Answer]:
        """Wrong code. Where training is wrong, it trains, and its model is met as well."""
        changes = {one: self.suite.changed_by(one.stage, one.path) for one in wrong}
        trainings = {
            one: self.suite.training(change)
            for one, change in changes.items()
            if change.module.name == meetings.TRAINING
        }
        for one, change in changes.items():
            made = trainings[one].left() if one in trainings else self.model
            met = self.suite.plain(made, change)
            # They pass on the first code that has what is wrong here, and not on the last.
            beside = self._suite(one.stage, one.stage.solution)
            old = (
                self._inherited(beside, beside.plain(made, change))
                if inherited
                else None
            )
            yield self._answer(one, self._begun(met), old)

    def _models(self, wrong: list[Any], inherited: bool) -> Iterator[Answer]:
        """Wrong models. A test that refuses a right model of the same stage says nothing of
        the wrong ones, and is not counted: what it asks for was promised later."""
        for stage in dict.fromkeys(one.stage for one in wrong):
            own = [one for one in wrong if one.stage == stage]
            made = self.suite.models(stage, WRONG_MODELS, [one.path for one in own])
            right = self.suite.models(stage, RIGHT_MODELS).values()
            jobs = [self._begun(self.suite.plain(one), "model") for one in right]
            beside = self._suite(self.first, self.first.solution)
            begun = {
                one: (
                    self._begun(met, "model"),
                    self._inherited(beside, met) if inherited else None,
                )
                for one in own
                for met in [self.suite.plain(made[one.path])]
            }
            refuse = partial(_refused, jobs)
            for one, (pair, old) in begun.items():
                yield self._answer(one, pair, old, but=refuse)

    def _inherited(self, beside: Any, met: Any) -> Job:
        """The inherited tests on the same, beside the code of a suite."""
        tests = self.first.solution / "tests"
        job: Job = beside.bench.on_own(replace(met, tests=tests))
        return job

    def _answer(
        self,
        one: Any,
        jobs: tuple[Job, Job],
        old: Job | None = None,
        but: Callable[[], Collection[str]] = tuple,
    ) -> Answer:
        def rows() -> list[Row]:
            noticed = dict.fromkeys([*self.suite.slices, DEPLOYMENT], False)
            noticed |= dict.fromkeys(self.suite.noticed(*jobs, but=but()), True)
            return [_row(one, noticed, old)]

        return rows

    def _server(self, one: Any, inherited: bool) -> Answer:
        met = self.suite.deployed(self.suite.plain(self.model), one.path)
        job = self.suite.on(met, [meetings.DEPLOYED])
        beside = self._suite(one.stage, self.first.solution)
        old = beside.on(met, [meetings.DEPLOYED]) if inherited else None

        def rows() -> list[Row]:
            return [_row(one, {DEPLOYMENT: bool(meetings.failed_in(job))}, old)]

        return rows

    def _data(self, wrong: list[Any]) -> Iterator[Row]:
        """Wrong tables and batches, which the contract and the monitor meet."""
        everything = wrong_versions.wrong_versions()
        [stage] = {one.stage for one in everything if one.kind == "table"}
        [batches] = [one for one in everything if one.kind == "batch"]
        tables = [one for one in wrong if one.kind == "table"]
        asked = [
            {"path": path, "makers": given}
            for path, folder in [*_tables(stage, tables), *_tables(stage, [])]
            for given in _makers(stage, folder)
        ]
        facts = self._looked({"tables": asked, "batches": str(batches.path)})
        if any(facts["tables"][""]):
            raise RuntimeError("the contract or the monitor refuses a right table")
        slices = CONTRACT, MONITOR
        for one in tables:
            yield _row(one, dict(zip(slices, facts["tables"][str(one.path)])))
        if batches in wrong:
            for name, noticed in facts["batches"].items():
                yield _row(batches._replace(name=name), dict(zip(slices, noticed)))

    def _looked(self, settings: dict[str, Any]) -> dict[str, Any]:
        """What `let_look.py` says."""
        seam = HERE_LIES / "let_look.py"
        program = Program("monitoring.py", "look", "module", seam, settings=settings)
        bench = self.suite.bench
        outcome = run_with(bench.crew, bench.workspace, program, limit=meetings.LIMIT)
        meetings.require_end(outcome)
        facts: dict[str, Any] = outcome.facts
        return facts


def _tables(stage: Stage, wrong: list[Any]) -> Iterator[tuple[str, Path]]:
    """Each table's path, and the folder that is about it; without any, the right ones."""
    if not wrong:
        yield "", stage.tests
    for one in wrong:
        yield str(one.path), one.path.parents[1]


def _makers(stage: Stage, folder: Path) -> Iterator[dict[str, str]]:
    """What gives the tables of a folder. What stands beside the check is for both functions
    of the contract; what stands below, for the one that the folder is named after."""
    begin = makers(stage, stage.solution)
    applicants = stage.tests / "applicants"
    if folder != applicants:
        yield begin
    if folder in (stage.tests, applicants):
        yield begin | {"given": str(applicants / "given.py")}


def _refused(jobs: list[tuple[Job, Job]]) -> set[str]:
    """The tests that have failed in one of these pairs of jobs."""
    return set().union(*(meetings.failed_in(job) for pair in jobs for job in pair))


def _files(one: Any) -> list[Row]:
    """What the rules of the check tell of a wrong file, such as one of the image."""
    rules = load(one.stage.tests / "rules.py")
    with Turn(one.stage, one.path).taken() as folder:
        return [_row(one, {FILES: bool(list(rules.told(folder)))})]


def _row(one: Any, noticed: dict[str, bool], inherited: Job | None = None) -> Row:
    if inherited:
        noticed = noticed | {INHERITED: bool(meetings.failed_in(inherited))}
    return Row(one.stage.label, one.kind, one.name, noticed)


@contextmanager
def whole() -> Iterator[Whole]:
    """Both suites, and where they run."""
    with Crew() as crew, ExitStack() as stack:
        yield Whole(crew, stack)


def computed(tell: Callable[[int, int], None] = lambda done, of: None) -> list[Row]:
    """The whole table, from running everything; tell: is called with how far it has come."""
    with whole() as both:
        both.on_right()
        answers = list(both.asked(wrong_versions.wrong_versions()))
        rows: list[Row] = []
        for done, answer in enumerate(answers, 1):
            rows += answer()
            tell(done, len(answers))
    return sorted(rows, key=lambda row: row[:3])


def read() -> list[dict[str, str]]:
    """The table as it is committed."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Writes the table anew."""

    def tell(done: int, of: int) -> None:
        print(f"\r{done} of {of}", end="", file=sys.stderr, flush=True)

    rows = computed(tell)
    print(file=sys.stderr)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([HEADER, *(row.cells for row in rows)])
    print(f"{len(rows)} wrong versions: {TABLE.relative_to(HERE.root)}")


if __name__ == "__main__":
    main()
