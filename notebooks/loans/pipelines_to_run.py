"""Runs a pipeline on this machine, with one fault planted at a time: nothing is published."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from drydock.sandbox.ci.machine import Report, Settings
from drydock.sandbox.ci.runner import Runner
from drydock.sandbox.ci.workflow import Event, read

PUSH, PROPOSED = Event("push"), Event("pull_request")


class Project(NamedTuple):
    """A project. script: what makes the file `made`, which its image needs."""

    folder: Path
    script: str
    made: str


def folder(texts: Mapping[str, str]) -> Path:
    """A new folder with these texts, by their paths in it."""
    path = Path(tempfile.mkdtemp(), "project")
    for name, text in texts.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return path


def run(project: Project, text: str, fault: str = "", event: Event = PUSH) -> Report:
    """What a pipeline does with a project."""
    tests = [
        path.relative_to(project.folder).as_posix()
        for path in sorted(project.folder.glob("tests/test_*.py"))
    ]
    # What the name says, tests ask a deployed service by its URL.
    asks = {name: "SHOP_URL" if "deployment" in name else "" for name in tests}
    told = {name: {"needs_model": False, "asks": asks[name]} for name in tests}
    runs = Path(tempfile.mkdtemp())
    settings = Settings(told, project.script, project.made, fault)
    return Runner(project.folder, runs).run(read(text), event, settings)


def show(report: Report) -> None:
    """Each job with its result, what failed, and whether something was published."""
    for job, result in report.results.items():
        print(f"{job}: {result}")
    for job, step, said in report.failed:
        print(f"  failed in {job}: {step.name}: {said.strip()}")
    print("PUBLISHED" if report.of("published") else "not published")


def table(project: Project, text: str, faults: Mapping[str, str]) -> None:
    """For each fault, whether the pipeline stops, or publishes all the same."""
    for fault, says in faults.items():
        published = run(project, text, fault).of("published")
        print(f"{says:<38} {'PUBLISHED' if published else 'stopped'}")
