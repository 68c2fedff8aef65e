"""The jobs of this project's CI, done here: on a copy of the clone, with their own commands."""

from __future__ import annotations

import subprocess
from pathlib import Path

from configuration import ROOT
from copies import copy_project

from drydock.sandbox.ci import actions, machine
from drydock.sandbox.ci.workflow import Job, Step, Workflow, read

FILE = ROOT / ".github/workflows/ci.yml"


def workflow() -> Workflow:
    return read(FILE.read_text("utf-8"))


def job_of(name: str) -> Job:
    return next(job for job in workflow().jobs if job.id == name)


def is_of(step: Step, action: str) -> bool:
    return str(step.get("uses")).partition("@")[0] == action


def kept_by(job: Job, folder: Path) -> Path:
    """What a job keeps, once its steps are done up to the one that keeps it.

    folder: empty, for the machine, and what is kept. The machine has the environment of this
    clone, so that nothing is fetched.
    """
    project, root, store = (folder / name for name in ("project", "un été", "kept"))
    copy_project(project)
    store.mkdir()
    for step in job.steps:
        if not step.get("uses"):
            command = [*machine.SHELLS[""], "-c", step.get("run")]
            subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, check=True)
            continue
        told = {key: str(value) for key, value in (step.get("with") or {}).items()}
        fault = actions.use(step.get("uses"), told, root, project, store)
        assert not fault, fault
        if is_of(step, actions.CHECKOUT):
            (root / ".venv").symlink_to(ROOT / ".venv")
        elif is_of(step, actions.UPLOAD):
            return store / told["name"]
    raise AssertionError(f"the job {job.id} keeps nothing")
