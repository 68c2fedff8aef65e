"""A pipeline at work: what it does on each event, and with one fault at a time."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from drydock import scratch
from drydock.errors import CheckFailed
from drydock.sandbox.ci.expressions import NotSupported
from drydock.sandbox.ci.machine import Report, Settings, secret
from drydock.sandbox.ci.runner import Runner
from drydock.sandbox.ci.workflow import Event, Workflow, read

FILE, UPDATES = "pipeline.yml", "dependabot.yml"
DEPLOYED, URL = "tests/test_deployment.py", "LOANS_URL"
TRAINING, MODEL = "training.py", "artifacts/model.joblib"
_made = shutil.ignore_patterns("artifacts", "__pycache__", ".*_cache", ".hypothesis")

MAIN = Event("push")
RELEASES = (
    MAIN,
    Event("push", "refs/tags/v1.2.0"),
    Event("release", "refs/tags/v1.2.0"),
)
PROPOSED = Event("pull_request")
OTHERS = (PROPOSED, Event("push", "refs/heads/an-idea"), Event("schedule"))

FAULTS = {
    f"script {TRAINING}": f"{TRAINING} stops, since the contract refuses the data",
    "build": "the image cannot be built",
    "container": f"what runs in the container fails {DEPLOYED}",
    "audit": "a package has a known vulnerability",
    "install": "a package cannot be installed",
}
NOTED_BY: Mapping[str, Callable[[dict[str, Any]], bool]] = {
    "install": lambda note: note["what"] == "install",
    "audit": lambda note: note["what"] == "audit",
    f"script {TRAINING}": lambda note: note.get("script") == TRAINING,
    "build": lambda note: note["what"] == "built",
    "container": lambda note: note.get("file") == DEPLOYED and bool(note["image"]),
}


@dataclass(frozen=True)
class Work:
    """The work, and what its pipeline does. asks_model: the test files that need a model."""

    folder: Path
    runner: Runner
    asks_model: frozenset[str]

    @cached_property
    def workflow(self) -> Workflow:
        path = self.folder / FILE
        if not path.is_file():
            raise CheckFailed(
                expected=f"the pipeline stands in {FILE}",
                found="there is no such file",
                remedy="give the file that name, beside app.py",
            )
        with _followed():
            return read(path.read_text("utf-8"))

    @cached_property
    def tests(self) -> list[str]:
        """The participant's test files, those for what is deployed among them."""
        found = sorted((self.folder / "tests").rglob("*.py"))
        return [
            one.relative_to(self.folder).as_posix()
            for one in found
            if re.fullmatch(r"test_.+|.+_test", one.stem)
        ]

    @cached_property
    def secrets(self) -> tuple[str, ...]:
        text = (self.folder / FILE).read_text("utf-8")
        names = re.findall(r"secrets\.(\w+)", text)
        return tuple(sorted({secret(one) for one in [*names, "GITHUB_TOKEN"]}))

    def run(self, event: Event, fault: str = "") -> Report:
        """What happens on an event, with a fault planted or none."""
        told = {
            name: {
                "needs_model": name in self.asks_model,
                "asks": URL if name == DEPLOYED else "",
            }
            for name in self.tests
        }
        settings = Settings(told, TRAINING, MODEL, fault, self.secrets)
        workflow = self.workflow
        with _followed():
            return self.runner.run(workflow, event, settings)

    @cached_property
    def releases(self) -> dict[Event, Report]:
        """What happens, as long as nothing is wrong, where something may be published; the
        first that publishes ends it."""
        found = dict[Event, Report]()
        for event in RELEASES:
            if self.workflow.starts_on(event):
                found[event] = self.run(event)
                if found[event].of("published"):
                    break
        return found

    @cached_property
    def release(self) -> tuple[Event, Report] | None:
        """The event that publishes, and what happens then; None where none does."""
        found = [(e, one) for e, one in self.releases.items() if one.of("published")]
        return found[0] if found else None

    @cached_property
    def faults(self) -> dict[str, str]:
        """What can be wrong: the name of each fault, and how people call it."""
        tests = {
            f"test {one}": f"a test in {one} fails"
            for one in self.tests
            if one != DEPLOYED
        }
        return tests | FAULTS

    def noticed_by(self, fault: str, report: Report) -> frozenset[tuple[str, int]]:
        """The steps in which something meets the fault, each by its job and its number."""
        file = fault.partition(" ")[2]
        meets = NOTED_BY.get(fault) or (lambda note: note.get("file") == file)
        return frozenset((n["job"], n["step"].number) for n in report.notes if meets(n))


@contextmanager
def _followed() -> Iterator[None]:
    """Tells of what the runner does not do, and of values that are none for their keys."""
    try:
        yield
    except (NotSupported, AttributeError, TypeError, ValueError, KeyError) as error:
        is_named = isinstance(error, NotSupported)
        found = (
            f"{error}" if is_named else f"a value that its key cannot have ({error})"
        )
        raise CheckFailed(
            expected=f"{FILE} is a workflow that runs here: jobs, needs, if, env, steps with"
            " run, and the actions that the lesson names",
            found=f"what does not run is {found}",
            remedy="write it in a simpler way; the lesson has a list of what there is",
        ) from error


@contextmanager
def at_work(folder: Path, asks_model: frozenset[str]) -> Iterator[Work]:
    """The work in `folder`, in a place where its pipeline can run."""
    with scratch.folder() as place:
        root = Path(place).resolve()
        project = root / "project"
        shutil.copytree(folder, project, ignore=_made)
        (root / "runs").mkdir()
        yield Work(project, Runner(project, root / "runs"), asks_model)
