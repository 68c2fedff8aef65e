"""How a suite meets a wrong version: with what beside it, and what it says.

A suite is a folder of work with tests in it. Its tests are told apart by what they look at:
each is a slice of the cheese, and has holes.
"""

import ast
import re
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from drydock.judging.model_checks import Placed, placed_models
from drydock.judging.own_test_answers import failures
from drydock.judging.own_test_judgement import Bench
from drydock.judging.server_checks import Served
from drydock.judging.service_checks import Service
from drydock.judging.variants import Variant, against
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.runner import Program
from drydock.sandbox.stop_messages import happened
from drydock.workbook.house import HERE, Stage
from drydock.workbook.workspace import Workspace

PLACE, SERVICE, TRAINING = "artifacts/model.joblib", "app.app", "training.py"
DEPLOYED, URL = "tests/test_deployment.py", "LOANS_URL"
LIMIT = 300.0
_no_cache = shutil.ignore_patterns("__pycache__")
UNIT = "unit"
SLICES = {
    "tests/test_training.py": "training smoke",
    "tests/test_evaluation.py": "metric",
    "tests/test_groups.py": "stratified metric",
    "tests/test_behaviour.py": "behavioural",
    "tests/test_app.py": "API",
    "tests/test_request_log.py": "API",
    DEPLOYED: "post-deployment",
}
"""What a test file looks at. A test of a measure that asks no model is a unit test, wherever it
stands, and so are all in files that are not named here."""
MEASURES = ("metric", "stratified metric")
# Only a test file that has such a word can notice something wrong of a kind.
ASKS = {"service": re.compile(r"\bapp\b"), "model": re.compile("model")}


@dataclass(frozen=True)
class Met(Placed):
    """What tests meet: a model, or none, beside a change of the code or none, behind a server
    or not. tests: a folder whose tests take the place of those that are there, or none.
    """

    change: Variant | None = None
    server: Served | None = None
    tests: Path | None = None

    def put_into(self, exercise: Path) -> None:
        if self.change:
            self.change.put_into(exercise)
        if self.tests:
            shutil.rmtree(exercise / "tests")
            shutil.copytree(self.tests, exercise / "tests", ignore=_no_cache)
        (exercise / self.place).unlink(missing_ok=True)
        if self.made:
            super().put_into(exercise)

    def request_in(self, exercise: Path) -> dict[str, Any]:
        return self.server.request_in(exercise) if self.server else {}


class Suite:
    """The tests of a folder of work, which can meet what is wrong."""

    def __init__(self, stage: Stage, work: Path, crew: Crew, stack: ExitStack) -> None:
        self.stage, self.work = stage, work
        self.bench = Bench(Workspace(stage, work), crew, stack, LIMIT)

    @property
    def files(self) -> list[str]:
        """The test files, those for what is deployed among them."""
        found = sorted((self.work / "tests").glob("test_*.py"))
        return [one.relative_to(self.work).as_posix() for one in found]

    def asking(self, kind: str) -> list[str]:
        """The files that can notice something wrong of a kind; what is deployed is apart."""
        asks = ASKS.get(kind, re.compile(""))
        texts = {name: (self.work / name).read_text("utf-8") for name in self.files}
        return [n for n, text in texts.items() if n != DEPLOYED and asks.search(text)]

    @property
    def slices(self) -> set[str]:
        """The slices that its tests are, but for what is deployed."""
        return {UNIT} | {SLICES[one] for one in self.asking("") if one in SLICES}

    def slice_of(self, test: str) -> str:
        """What a test looks at, by its id."""
        file, _, name = test.partition("::")
        found = SLICES.get(file, UNIT)
        asks_none = found in MEASURES and "model" not in self._arguments(file, name)
        return UNIT if asks_none else found

    def _arguments(self, file: str, name: str) -> list[str]:
        tree = self._trees.get(file) or ast.parse((self.work / file).read_bytes())
        self._trees[file] = tree
        wanted = name.partition("[")[0]
        return [
            argument.arg
            for one in tree.body
            if isinstance(one, ast.FunctionDef) and one.name == wanted
            for argument in one.args.args
        ]

    @cached_property
    def _trees(self) -> dict[str, ast.Module]:
        return {}

    def on(self, met: Met, files: Iterable[str]) -> Job:
        """Tests at work on what they meet."""
        return replace(self.bench, files=tuple(files)).on_own(met)

    def noticed(self, *jobs: Job, but: Collection[str] = ()) -> set[str]:
        """The slices in which a test has failed; but: tests that do not count."""
        failed = set().union(*map(failed_in, jobs))
        return {self.slice_of(test) for test in failed.difference(but)}

    def costs(self, *jobs: Job) -> dict[str, tuple[int, float]]:
        """How many tests each slice has, and how many seconds they take."""
        took = defaultdict[str, list[float]](list)
        for job in jobs:
            for test in job.wait().facts["tests"]:
                took[self.slice_of(test["id"])].append(test["seconds"])
        return {one: (len(seconds), sum(seconds)) for one, seconds in took.items()}

    def deployed(self, met: Met, path: Path | None = None) -> Met:
        """The same as it is deployed: the service of the work, or what the file makes."""
        stage = _of_server(path) or self.stage
        own = "" if path else SERVICE
        source = path or Path(__file__)
        server = Served(stage, source, PLACE, met.made, variable=URL, own=own)
        return replace(met, server=server)

    def plain(self, made: bytes, change: Variant | None = None) -> Met:
        """A model, and a change of the code or none."""
        return Met(self.stage, Path(__file__), PLACE, made, change=change)

    def changed_by(self, stage: Stage, path: Path) -> Variant:
        """What a wrong version of code changes in this work."""
        return Variant(against(stage, self.work), path)

    def service(self, stage: Stage, path: Path, made: bytes) -> Service:
        """What a wrong service changes in this work."""
        own = against(stage, self.work)
        return Service(own, path, PLACE, made, service=SERVICE)

    def models(
        self, stage: Stage, kind: str, only: Collection[Path] | None = None
    ) -> dict[Path, bytes]:
        """The wrong or right models that the files of a stage make, or some of them."""
        bench = replace(self.bench, workspace=Workspace(stage, self.work))
        found = placed_models(bench, PLACE, (kind,), only=only)[kind]
        return {one.path: one.made for one in found}

    def training(self, change: Variant | None = None) -> "Training":
        """Training at work, with a change of the code or none."""
        tree = self.bench.stack.enter_context(self.bench.workspace.scratch())
        if change:
            change.put_into(tree)
        (tree / PLACE).unlink(missing_ok=True)
        seam = Path(__file__).with_name("let_train.py")
        program = Program(TRAINING, "leave", "module", seam)
        job = self.bench.crew.job(program.request(self.stage, tree), limit=LIMIT)
        return Training(job, tree / PLACE)


class Training(NamedTuple):
    """A training at work, and where it leaves its model."""

    job: Job
    place: Path

    def left(self) -> bytes:
        """The model, once it has ended; nothing where it has left none."""
        require_end(self.job.wait())
        return self.place.read_bytes() if self.place.is_file() else b""


def _of_server(path: Path | None) -> Stage | None:
    return HERE.stage_of(path) if path else None


def failed_in(job: Job) -> set[str]:
    """The ids of the tests that have failed."""
    outcome = job.wait()
    require_end(outcome)
    if broken := outcome.facts["broken"]:
        raise RuntimeError(f"the tests cannot be read: {broken}")
    return {test["id"] for test in failures(outcome)}


def require_end(outcome: Outcome) -> None:
    """Raises RuntimeError where something that should come to its end did not."""
    if outcome.stop:
        raise RuntimeError(happened(outcome.stop))
