"""Runs a workflow: its jobs in their order, each on a machine of its own, its steps in a shell.

A job's machine is a folder, empty at first, as that of a hosted runner is. Programs are found
on a PATH that has stand-ins (see `stand_in`) and the plain tools of a shell, and nothing else:
so nothing leaves this machine. What the runner cannot do raises NotSupported, and is named.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drydock.sandbox.ci import stand_in
from drydock.sandbox.ci.expressions import filled, holds
from drydock.sandbox.ci.machine import Machine, Report, Run, Settings, secret
from drydock.sandbox.ci.workflow import Event, Job, Workflow

TOOLS = (
    "awk basename bash cat chmod cp cut date dirname echo env expr false find grep gzip gunzip"
    " head ls make mkdir mv printf pwd rm sed seq sh sha256sum sort tail tar tee test timeout"
    " touch tr true uniq wc xargs"
).split()
# As a module it is compiled once, and not at each call.
START = (
    f"import sys; sys.path.insert(0, {str(Path(stand_in.__file__).parents[3])!r});"
    f" from {stand_in.__name__} import main; sys.exit(main())"
)


class _Made(dict[str, Any]):
    """A context whose names all have a value, such as `secrets`; given: those asked for."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind, self.given = kind, set[str]()

    def get(self, key: str, default: Any = None) -> Any:
        if not key:
            return default
        self.given.add(key)
        return f"{self._kind}-{key}-value".lower()


class Runner:
    """Runs workflows on a project. folder: empty, for all that they leave."""

    def __init__(self, project: Path, folder: Path) -> None:
        self._project, self._folder = project, folder
        self._bin = folder / "bin"
        self._bin.mkdir()
        _put_programs(self._bin)

    def run(self, workflow: Workflow, event: Event, settings: Settings) -> Report:
        """What happens on an event. Raises NotSupported."""
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        run = Run(self._project, folder, self._bin, workflow, settings)
        jobs = _Jobs(run, event)
        for job in workflow.jobs:
            jobs.begin(job)
        return run.report


def _put_programs(folder: Path) -> None:
    names = stand_in.NAMES
    for name in sorted(names):
        path = folder / name
        call = f'exec "{sys.executable}" -I -S -c "{START}" {name} "$@"'
        path.write_text(f"#!/bin/sh\n{call}\n", "utf-8", newline="\n")
        path.chmod(0o755)
    for name in TOOLS:
        if os.name != "nt" and (found := shutil.which(name)) and name not in names:
            (folder / name).symlink_to(found)


class _Jobs:
    """The jobs of one run, of which each knows how those before it have ended."""

    def __init__(self, run: Run, event: Event) -> None:
        self._run, self._event = run, event
        self._outputs = dict[str, dict[str, str]]()

    def begin(self, job: Job) -> None:
        """Runs a job to its end, or skips it."""
        results, workflow = self._run.report.results, self._run.workflow
        before = self._before(job)
        states = {
            "always": True,
            "cancelled": False,
            "success": all(results[one] == "success" for one in before),
            "failure": any(results[one] == "failure" for one in before),
        }
        known = self._known(job, states)
        if not workflow.starts_on(self._event) or not holds(job.get("if"), known):
            results[job.id] = "skipped"
            return
        passed = [
            self._on_machine(job, number, {**known, "matrix": matrix})
            for number, matrix in enumerate(job.matrices)
        ]
        forgiven = job.get("continue-on-error") is True
        results[job.id] = "success" if all(passed) or forgiven else "failure"

    def _before(self, job: Job) -> set[str]:
        by_id = {one.id: one for one in self._run.workflow.jobs}
        found = set(job.needs)
        for needed in job.needs:
            found |= self._before(by_id[needed])
        return found

    def _known(self, job: Job, states: Mapping[str, bool]) -> dict[str, Any]:
        results = self._run.report.results
        needs = {
            one: {"result": results[one], "outputs": self._outputs.get(one, {})}
            for one in job.needs
        }
        event, ref = self._event, self._event.ref
        github = {
            "event_name": event.name,
            "ref": "refs/pull/7/merge" if event.name == "pull_request" else ref,
            "ref_name": "7/merge" if event.name == "pull_request" else event.short_ref,
            "ref_type": "tag" if ref.startswith("refs/tags/") else "branch",
            "base_ref": "main" if event.name == "pull_request" else "",
            "sha": "0123abcd" * 5,
            "repository": "you/loans",
            "repository_owner": "you",
            "actor": "you",
            "run_id": "1",
            "token": secret("GITHUB_TOKEN"),
        }
        return {
            "()": states,
            "github": github,
            "vars": _Made("vars"),
            "secrets": _Made("secrets"),
            "needs": needs,
            "runner": {"os": "Linux", "arch": "X64", "temp": "/tmp"},
        }

    def _on_machine(self, job: Job, number: int, known: dict[str, Any]) -> bool:
        """Runs the steps of a job; whether they succeed."""
        secrets = known["secrets"] = _Made("secrets")
        machine = Machine(self._run, job, number, known, secrets.given)
        for step in job.steps:
            machine.step(step)
        told = job.get("outputs") or {}
        self._outputs[job.id] = {k: filled(v, machine.known) for k, v in told.items()}
        return not machine.failed
