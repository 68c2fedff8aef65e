"""The check of stage 08: a box for the service, with what it needs and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from drydock import scratch
from drydock.errors import CheckFailed
from drydock.judging.model_checks import RIGHT, Placed, placed_models
from drydock.judging.own_test_judgement import Bench
from drydock.sandbox.container_builder import Builder, NotBuilt, installed
from drydock.sandbox.job import Job
from drydock.sandbox.runner import Program
from drydock.sandbox.stop_messages import happened
from drydock.workbook.loading import load
from drydock.workbook.workspace import Workspace

HERE = Path(__file__).parent
boxes, rules = load(HERE / "box.py"), load(HERE / "rules.py")
LOOK = HERE / "in_the_box.py"
PLANTED = load(HERE / "planted.py")
look = load(LOOK)
PLACE = "artifacts/model.joblib"
IMAGE = "loans"
OPTIONS = "-q -p no:cacheprovider --color=no".split()
TESTS = [sys.executable, "-m", "pytest", *OPTIONS, "tests/test_deployment.py"]
Box = Any


@pytest.fixture(scope="module", name="model")
def _model(bench: Bench) -> bytes:
    """The model that is to be in the box."""
    [model] = placed_models(bench, PLACE, (RIGHT,))[RIGHT]
    assert isinstance(model, Placed)
    return model.made


@pytest.fixture(scope="module", name="box")
def _box(workspace: Workspace, model: bytes) -> Iterator[Box]:
    """What a builder would make of the work, with a model in it and with what no image
    should hold."""
    if not workspace.file("app.py").is_file():
        raise CheckFailed(
            expected="the work of the stages before is there, with app.py in it",
            found="there is no such file",
            remedy="take those stages first, or begin here: ./scripts/go goto loans/8 (what"
            " you have is kept)",
        )
    with workspace.scratch() as folder:
        PLANTED.plant(folder, model)
        yield boxes.read(folder)


@pytest.fixture(scope="module", name="begun")
def _begun(box: Box, bench: Bench, model: bytes) -> Iterator[dict[str, Job]]:
    """The service at work, and its health check, as far as the file says how."""
    found: dict[str, Job] = {}
    with ExitStack() as stack:
        root = Path(stack.enter_context(scratch.folder())).resolve()
        for place, source in box.held.held.items():
            path = root / place.lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            content = source.path.read_bytes() if source.path else source.text.encode()
            path.write_bytes(content)
        if box.start and box.start.app:
            found["service"] = _service(box, bench, root, model)
        if box.health and rules.is_python(box.health[0]):
            found["health"] = _health(box, bench, root)
        yield found


def _service(box: Box, bench: Bench, root: Path, model: bytes) -> Job:
    folder = root / box.start.folder.lstrip("/")
    folder.mkdir(parents=True, exist_ok=True)
    settings = {
        "root": str(root),
        "folder": str(folder),
        "app": box.start.app,
        "version": look.version_of(model),
        "variables": {n: v for n, v in box.environment.items() if n != "PATH"},
    }
    program = Program("app.py", "look", "nothing", LOOK, settings=settings)
    return bench.crew.job(
        program.request(bench.workspace.stage, folder), limit=bench.limit
    )


def _health(box: Box, bench: Bench, root: Path) -> Job:
    words = box.health[0].words
    code, rest = boxes.program_of(words, box, root)
    settings = {
        "code": code,
        "words": rest,
        "port": box.start.port if box.start else "8000",
        "variables": {n: v for n, v in box.environment.items() if n != "PATH"},
    }
    program = Program("", "ask", "nothing", LOOK, runs_work=False, settings=settings)
    return bench.crew.job(
        program.request(bench.workspace.stage, root), limit=bench.limit
    )


@pytest.fixture(scope="module", autouse=True)
def _all_jobs_begun(begun: dict[str, Job]) -> None:
    """Begins what takes time."""
    assert begun is not None


def test_bases(box: Box) -> None:
    """Each base has a version, and that of the last stage is small"""
    rules.bases(box)


def test_stages(box: Box) -> None:
    """Packages are installed in one stage, and the last takes over what it has made"""
    rules.several_stages(box)
    rules.no_tools(box)


def test_packages(box: Box) -> None:
    """What is installed is pinned, and is what serving needs"""
    rules.package_rules.packages(box)
    rules.package_rules.what_it_imports(box)


def test_layers(box: Box) -> None:
    """The packages are installed before the code is copied"""
    rules.code_comes_later(box)


def test_context(box: Box) -> None:
    """The build context holds no secrets, data or notebooks"""
    rules.the_context(box)


def test_nothing_else(box: Box) -> None:
    """The last stage holds no secrets, data, tests or notebooks"""
    rules.nothing_else(box)
    rules.no_secrets(box)


def test_user(box: Box) -> None:
    """It does not run as root"""
    rules.not_root(box)


def test_command(box: Box) -> None:
    """It starts the service, where the world outside can reach it"""
    rules.the_command(box)


def test_service(box: Box, begun: dict[str, Job]) -> None:
    """The service starts from what is in the last stage, with the model of this release"""
    rules.what_it_needs(box)
    if "service" not in begun:
        pytest.skip("it is told above that nothing starts it")
    if found := _said(begun["service"], "service"):
        raise CheckFailed(
            expected="the service starts from the files in the last stage, and GET /health is"
            " answered 200 with the version of their model",
            found=found,
            remedy="look where the code looks for its files: in the image it is"
            f" {box.start.folder.rstrip('/')}/app.py",
        )


def test_health(box: Box, begun: dict[str, Job]) -> None:
    """The health check asks /health, and fails where the answer is bad"""
    rules.the_health_check(box)
    if "health" in begun and (found := _said(begun["health"], "health")):
        raise CheckFailed(
            expected="the health check asks for /health at the port of the service; it succeeds"
            " where the answer is 200, and fails where it is 503, and where nobody answers",
            found=found,
            remedy="urlopen of urllib.request raises an error for all but a good answer, and"
            " the program fails by that",
        )


def _said(job: Job, what: str) -> str:
    outcome = job.wait()
    return happened(outcome.stop) if outcome.stop else outcome.facts[what]


def test_built(box: Box, request: pytest.FixtureRequest) -> None:
    """Built for real, it passes your own tests of what is deployed"""
    found = installed()
    builder = next((one for one in found if one.has(IMAGE)), None)
    if builder is None or not box.start:
        request.node.user_properties += [("note", line) for line in _not_tried(found)]
        return
    image = f"{IMAGE}-check-{os.getpid()}"
    try:
        builder.build(box.folder, image)
        trial = builder.try_out(image, box.start.port, TESTS, box.folder, "LOANS_URL")
    except NotBuilt as error:
        raise CheckFailed(
            expected=f"{builder.program} builds the image, and starts it",
            found=str(error),
            remedy=f"see all that it says: {builder.program} build -t {IMAGE} exercises/loans",
        ) from error
    finally:
        builder.remove(image)
    if trial.status:
        raise CheckFailed(
            expected="your tests of what is deployed pass on the service in the container",
            found=trial.said.strip().splitlines()[-1],
            remedy="start the container, set LOANS_URL to its address, and run"
            " exercises/loans/tests/test_deployment.py",
        )
    lines = [
        f"{builder.program} has built it",
        f"the service answered {trial.started_in:.1f} s after its start",
        f"your tests of what is deployed: {trial.said.strip().splitlines()[-1]}",
    ]
    request.node.user_properties += [("note", line) for line in lines]


def _not_tried(found: list[Builder]) -> list[str]:
    """Why nothing was built, and what can be done about it."""
    answering = next((one for one in found if one.answers()), None)
    if not answering:
        why = ["neither docker, podman nor buildah answers here"]
    else:
        why = [
            f"{answering.program} is here, and has no image {IMAGE}. Build it once yourself,"
            " which takes minutes and a network; then the check builds it, too:",
            f"  {answering.program} build -t {IMAGE} exercises/loans",
        ]
    return ["This was not tried: a real build, a start, and your tests on it", *why]
