"""What is installed in a box: the rules for its packages."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path, PurePosixPath

from drydock.errors import CheckFailed
from drydock.judging.reading.dockerfile import Instruction, Stage
from drydock.judging.reading.installed_pins import (
    Named,
    brought,
    modules_of,
    nested,
    read,
    read_file,
)
from drydock.sandbox.needed_imports import installed_modules
from drydock.workbook.loading import load

boxes = load(Path(__file__).with_name("box.py"))
Box, require, is_code = boxes.Box, boxes.require, boxes.is_code

SERVICE = "app.py"
OF_PIP = frozenset("pip setuptools wheel uv virtualenv".split())
NOT_TO_SERVE = frozenset(
    "black flake8 hypothesis ipykernel ipython isort jupyter jupyterlab matplotlib mypy"
    " nbconvert notebook pre-commit pylint pytest pytest-cov ruff seaborn tox httpx2".split()
)
TRAINED_WITH = "scikit-learn"


def packages(box: Box) -> None:
    """What is installed is pinned, and is what serving needs"""
    named, files = _named(box)
    require(
        files,
        "the packages stand in a requirements file, which pip or uv installs with -r",
        "no RUN of the stages that count installs from one",
        "make one with the function pins, as hint 2 shows, and let a RUN install it: pip"
        " install -r requirements.txt",
    )
    versions = {one.name: one.version for one in named if one.version}
    everything = brought(named)
    for name, by in everything.items():
        if name not in versions and name not in OF_PIP:
            direct = next((one for one in named if one.name == name), None)
            require(
                False,
                "each package has its version, with ==, those included that others bring",
                f"{name} has none"
                + (f", in {direct.where}" if direct else f", and {by} brings it"),
                "take the pins from the function pins, in the lesson",
            )
    for name in sorted(NOT_TO_SERVE & set(everything)):
        require(
            False,
            "only what the service needs is installed",
            f"{name} is, by {everything[name]}",
            "leave it out: what is not there has no holes to patch and needs no space",
        )
    installed = metadata.version(TRAINED_WITH)
    require(
        versions.get(TRAINED_WITH, installed) == installed,
        f"{TRAINED_WITH} has the version that trained the model, {installed}",
        f"it is {versions.get(TRAINED_WITH)}",
        "pin that version: a saved model is promised to load in no other",
    )


def _named(box: Box) -> tuple[list[Named], list[str]]:
    """The packages that are installed in what is in the last stage, and from which files."""
    named: list[Named] = []
    files = []
    for stage in box.used:
        for one, _, install in box.installs(stage):
            if any("/" in each for each in install.packages) and not install.files:
                continue  # wheels that an earlier stage has made
            try:
                named += [
                    read(each, str(one)) for each in install.packages if each != "."
                ]
                for file, text in _texts(box, stage, one, install.files):
                    files.append(file)
                    named += read_file(text, file)
            except ValueError as error:
                raise CheckFailed(
                    expected="each line of a requirements file names a package",
                    found=str(error),
                    remedy="write it as name==version",
                ) from error
    return named, files


def _texts(
    box: Box, stage: Stage, one: Instruction, files: list[str]
) -> Iterator[tuple[str, str]]:
    """The requirements files that a RUN names, and those that these name, with their texts."""
    waiting, seen = list(files), set[str]()
    while waiting:
        if (file := waiting.pop(0)) in seen:
            continue
        seen.add(file)
        text = _text(box, stage, one, file)
        yield file, text
        waiting += [str(PurePosixPath(file).parent / inner) for inner in nested(text)]


def _text(box: Box, stage: Stage, one: Instruction, file: str) -> str:
    """The text of a requirements file, where a RUN looks for it."""
    files = box.files[stage.index]
    place = str(PurePosixPath(files.workdirs.get(one.line, "/"), file))
    source = files.held.get(place)
    path = source.path if source else None
    for mount in one.flags.get("mount", ()):
        told = dict(part.partition("=")[::2] for part in mount.split(","))
        target = told.get("target") or told.get("dst") or told.get("destination") or ""
        if told.get("type") == "bind" and files.place(target) == files.place(file):
            path = box.context.get(told.get("source", target))
    if path is None and source is None:
        raise CheckFailed(
            expected=f"{file} is there where {one} looks for it",
            found=f"no COPY has put it there, in {stage}",
            remedy="copy it above that line; that needs it in the build context, too",
        )
    return path.read_text("utf-8-sig") if path else source.text  # type: ignore


def what_it_imports(box: Box) -> None:
    """All that the service imports is installed"""
    named, _ = _named(box)
    modules = modules_of(brought(named))
    own = [
        source.path
        for source in box.held.held.values()
        if source.path and is_code(source)
    ]
    app = [path for path in own if path.name == SERVICE]
    wanted = [one.partition(".")[0] for one in installed_modules(app, box.folder)]
    if box.start:
        wanted.append(box.start.server)
    for name in wanted:
        require(
            name in modules,
            "all that the service imports is installed",
            f"{name} is not among what the requirements name or bring",
            "add the package that brings it",
        )
