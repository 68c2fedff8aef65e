"""What the tests of the door share: small projects, to be set up or set up already."""

from __future__ import annotations

from pathlib import Path

import pytest
from door import SMALL, Project


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    """A small project in a folder with a space and an accent; nothing set up."""
    return Project(tmp_path / "Élan vital", SMALL)


@pytest.fixture(name="ready", scope="session")
def _ready(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small project that is set up; for tests that only open its door."""
    project = Project(tmp_path_factory.mktemp("ready") / "Élan vital", SMALL)
    project.told()
    return project
