"""CI, the container and the lock: the same Pythons, packages and extensions, from anywhere."""

from __future__ import annotations

import re
import tomllib

import pytest
from ci_jobs import is_of, job_of, workflow
from configuration import ROOT, parsed, text_of
from packaging.specifiers import SpecifierSet

from drydock.sandbox.ci import actions
from drydock.sandbox.ci.expressions import holds
from drydock.sandbox.ci.workflow import Event

INDEX = re.compile(r"\w+://|^\s*--(?:extra-)?index-url|^\s*--find-links", re.MULTILINE)


def test_the_container_brings_the_recommended_extensions() -> None:
    recommended = parsed(ROOT / ".vscode/extensions.json")["recommendations"]
    container = parsed(ROOT / ".devcontainer/devcontainer.json")
    assert container["customizations"]["vscode"]["extensions"] == recommended


def test_an_editor_connects_to_a_cloud_workspace_once_it_is_set_up() -> None:
    container = parsed(ROOT / ".devcontainer/devcontainer.json")
    in_order = ["onCreateCommand", "updateContentCommand", "postCreateCommand"]
    [sets_up] = [name for name in in_order if "setup" in container.get(name, "")]
    waits_for = container.get("waitFor", "updateContentCommand")
    assert in_order.index(sets_up) <= in_order.index(waits_for)


def test_ci_runs_the_oldest_and_the_newest_python() -> None:
    told = parsed(ROOT / ".github/workflows/ci.yml")
    versions = told["jobs"]["test"]["strategy"]["matrix"]["python"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    supported = SpecifierSet(project["requires-python"])
    minors = [minor for minor in range(50) if f"3.{minor}" in supported]
    assert versions == [f"3.{min(minors)}", f"3.{max(minors)}"]


def test_ci_makes_the_lock_as_the_lock_was_made() -> None:
    header = (ROOT / "requirements.lock").read_text("utf-8").splitlines()[1]
    command = header.removeprefix("#").strip().removeprefix("uv ")
    lines = text_of(ROOT / ".github/workflows/ci.yml").splitlines()
    made = [line for line in lines if "uv pip compile" in line]
    assert [set(line.split()[1:]) for line in made] == [{*command.split(), "--upgrade"}]


ON_A_PUSH = {"test", "participant", "site"}
STARTED_BY = {
    "push": ON_A_PUSH,
    "pull_request": ON_A_PUSH,
    "schedule": {"newest"},
    "workflow_dispatch": {*ON_A_PUSH, "newest"},
}


@pytest.mark.parametrize("event", STARTED_BY)
def test_each_event_starts_its_jobs(event: str) -> None:
    known = {"github": {"event_name": event}, "()": {"success": True}}
    started = {
        job.id
        for job in workflow().jobs
        if workflow().starts_on(Event(event)) and holds(job.get("if"), known)
    }
    assert started == STARTED_BY[event]


def test_ci_uses_each_action_in_one_version() -> None:
    steps = [step for job in workflow().jobs for step in job.steps]
    used = {str(step.get("uses")) for step in steps if step.get("uses")}
    names = [one.partition("@")[0] for one in used]
    assert sorted(names) == sorted({*names}) and {*names} <= {*actions.SUPPORTED}


def test_ci_looks_at_the_site_that_it_keeps() -> None:
    steps = job_of("site").steps
    [kept] = [step.get("with")["path"] for step in steps if is_of(step, actions.UPLOAD)]
    looked_at = [step.get("env")["DRYDOCK_SITE"] for step in steps if step.get("env")]
    assert looked_at == [kept]


def test_the_lock_names_no_index_and_no_address() -> None:
    assert not INDEX.findall((ROOT / "requirements.lock").read_text("utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "--index-url mirror",
        "--extra-index-url mirror",
        "black @ https://example.org/black.whl",
        "--find-links wheels",
    ],
)
def test_an_address_in_the_lock_is_found(line: str) -> None:
    assert INDEX.findall(f"# made by uv\nblack==26.1 \\\n    --hash=sha256:0\n{line}\n")
