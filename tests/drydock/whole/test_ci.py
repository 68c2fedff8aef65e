"""CI, the container and the lock: the same Pythons, packages and extensions, from anywhere."""

from __future__ import annotations

import re
import tomllib

import pytest
from configuration import ROOT, parsed, text_of
from packaging.specifiers import SpecifierSet

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
    workflow = parsed(ROOT / ".github/workflows/ci.yml")
    versions = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
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
