"""A workflow file as its runner reads it: events, and jobs of steps that need each other."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import yaml

from drydock.sandbox.ci.expressions import NotSupported

OF_WORKFLOW = frozenset(
    "name run-name on permissions env defaults concurrency jobs".split()
)
OF_JOB = frozenset(
    "name needs if permissions runs-on env defaults steps timeout-minutes environment"
    " strategy continue-on-error concurrency outputs".split()
)
OF_STEP = frozenset(
    "id name if uses with run working-directory shell env continue-on-error"
    " timeout-minutes".split()
)


@dataclass(frozen=True)
class Event:
    """What happens to a repository: a push of a branch or a tag, a pull request, ..."""

    name: str
    ref: str = "refs/heads/main"

    @property
    def short_ref(self) -> str:
        return self.ref.split("/", 2)[-1]

    def __str__(self) -> str:
        if self.name == "push":
            kind = "tag" if self.ref.startswith("refs/tags/") else "branch"
            return f"a push of the {kind} {self.short_ref}"
        return {"pull_request": "a pull request", "schedule": "the timetable"}.get(
            self.name, self.name
        )


@dataclass(frozen=True)
class Step:
    """One step; `told` is what the file says of it."""

    told: Mapping[str, Any]
    number: int

    @property
    def name(self) -> str:
        said = self.told.get("name") or self.told.get("run") or self.told.get("uses")
        return " ".join(str(said).split())[:70]

    def get(self, key: str) -> Any:
        return self.told.get(key)


@dataclass(frozen=True)
class Job:
    """One job. needs: the ids of those that come before it. matrix: one of its variants."""

    id: str
    told: Mapping[str, Any]
    steps: tuple[Step, ...]
    needs: tuple[str, ...]
    matrices: tuple[Mapping[str, Any], ...] = field(default=({},))

    def get(self, key: str) -> Any:
        return self.told.get(key)


@dataclass(frozen=True)
class Workflow:
    """A whole file; jobs in an order in which each comes after those that it needs."""

    told: Mapping[str, Any]
    jobs: tuple[Job, ...]
    events: Mapping[str, Any]

    def get(self, key: str) -> Any:
        return self.told.get(key)

    def starts_on(self, event: Event) -> bool:
        if event.name not in self.events:
            return False
        limits = self.events[event.name] or {}
        if event.name != "push" or not isinstance(limits, Mapping):
            return True
        is_tag = event.ref.startswith("refs/tags/")
        wanted, ignored = (
            ("tags", "tags-ignore") if is_tag else ("branches", "branches-ignore")
        )
        others = ("branches", "branches-ignore") if is_tag else ("tags", "tags-ignore")
        if wanted in limits:
            return _fits(event.short_ref, _listed(limits[wanted]))
        if ignored in limits:
            return not _fits(event.short_ref, _listed(limits[ignored]))
        return not any(one in limits for one in others)


def _fits(name: str, patterns: list[Any]) -> bool:
    found = False
    for pattern in map(str, patterns):
        if fnmatch.fnmatchcase(name, pattern.lstrip("!").replace("**", "*")):
            found = not pattern.startswith("!")
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def read(text: str) -> Workflow:
    """Raises NotSupported where the file is none, or has what this runner does not do."""
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        raise NotSupported(f"the file{where}, which is no YAML") from error
    if not isinstance(told, dict):
        raise NotSupported("the file, which is no list of keys")
    told = {"on" if key is True else key: value for key, value in told.items()}
    _require_known(told, OF_WORKFLOW, "at the top")
    if not told.get("on"):
        raise NotSupported("a file without `on:`: nothing starts it")
    jobs = told.get("jobs")
    if not isinstance(jobs, dict) or not jobs:
        raise NotSupported("a file without `jobs:`")
    found = {name: _job(str(name), one) for name, one in jobs.items()}
    return Workflow(told, tuple(_in_order(found)), _events(told["on"]))


def _events(on: Any) -> dict[str, Any]:
    if isinstance(on, Mapping):
        return {str(name): limits for name, limits in on.items()}
    return {str(name): None for name in _listed(on)}


def _require_known(told: Any, known: frozenset[str], where: str) -> None:
    if not isinstance(told, dict):
        raise NotSupported(f"what stands {where}: keys and values are expected")
    for key in told:
        if key not in known:
            raise NotSupported(f"`{key}:` {where}")


def _job(name: str, told: Any) -> Job:
    _require_known(told, OF_JOB, f"in the job {name}")
    if "runs-on" not in told:
        raise NotSupported(f"the job {name} without `runs-on:`")
    steps = _listed(told.get("steps"))
    if not steps:
        raise NotSupported(f"the job {name} without `steps:`")
    for number, step in enumerate(steps, 1):
        where = f"in step {number} of the job {name}"
        _require_known(step, OF_STEP, where)
        if ("run" in step) == ("uses" in step):
            raise NotSupported(
                f"what stands {where}: one of `run:` and `uses:` is expected"
            )
    return Job(
        name,
        told,
        tuple(Step(step, number) for number, step in enumerate(steps, 1)),
        tuple(map(str, _listed(told.get("needs")))),
        tuple(_matrices(name, (told.get("strategy") or {}).get("matrix"))),
    )


def _matrices(name: str, matrix: Any) -> list[dict[str, Any]]:
    if matrix is None:
        return [{}]
    if not isinstance(matrix, dict) or {"include", "exclude"} & set(matrix):
        raise NotSupported(f"the `matrix:` of the job {name}, but for lists of values")
    return [
        dict(zip(matrix, values)) for values in product(*map(_listed, matrix.values()))
    ]


def _in_order(jobs: Mapping[str, Job]) -> list[Job]:
    for job in jobs.values():
        for needed in job.needs:
            if needed not in jobs:
                raise NotSupported(
                    f"the job {job.id}, which needs {needed}: there is none"
                )
    found: list[Job] = []
    while len(found) < len(jobs):
        done = {job.id for job in found}
        ready = [
            j for j in jobs.values() if j.id not in done and done.issuperset(j.needs)
        ]
        if not ready:
            raise NotSupported("jobs that need each other in a ring")
        found += ready
    return found
