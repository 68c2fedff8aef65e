"""What is computed of an image is what buildah builds, and the box of the reference is built
and asked for real.

All need root and Debian's package buildah; those that build the reference need debootstrap,
pip and a network as well. Where one of them is missing, they are skipped. Nothing is pulled:
the base is a Debian made with debootstrap, under the name that the reference has for its own.
vfs copies a whole image for each layer: with TMPDIR=/dev/shm it takes a third of the time.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import joblib
import pytest

from drydock.judging.reading import dockerfile
from drydock.judging.reading.build_context import context
from drydock.judging.reading.image_files import files_of
from drydock.workbook.house import HERE
from drydock.workbook.lesson import Lesson
from drydock.workbook.loading import load
from drydock.workbook.notebook import cells

STAGE = HERE.stage("loans/08")
LAST = [one for one in HERE.stages("loans") if one.solution.is_dir()][-1]
BASE = "docker.io/library/python:3.13-slim"
PACKAGES = "python3,python3-venv,python3-pip"
# What Debian has installed itself cannot be replaced by pip, so it is left in its place.
PIP = """[global]
no-index = true
find-links = /wheels
break-system-packages = true
[install]
ignore-installed = true
"""
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
TO_BUILD = ("buildah", "unshare")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not AS_ROOT, reason="buildah and debootstrap ask for root"),
    pytest.mark.skipif(
        not all(map(shutil.which, TO_BUILD)), reason="not installed: buildah"
    ),
]
COPIES = [
    "COPY . /x",
    "WORKDIR /w\nCOPY app.py .\nWORKDIR v\nCOPY app.py y\nCOPY ./tests z/",
    "COPY tests /x\nCOPY tests/ /y/\nCOPY tests/* /z/",
    "COPY *.py tests/test_a*.py /x/",
    'COPY ["app.py", "training.py", "/x y/"]',
    "COPY tests /x\nFROM scratch AS two\nCOPY --from=0 /x/test_app.py /y\nCOPY --from=0 x /z",
    "ENV D=/x\nADD app.py ${D:-/y}/\nFROM scratch\nCOPY --chown=1:1 app.py /only",
]
IGNORED = [
    "",
    "*.py\ntests\n",
    "**/*.py\n!app.py\n",
    "*\n!app.py\n!artifacts/model.joblib\n!tests/**\ntests/test_a*\n",
    "/keys/\n./data\n**/.git\n.env*\n",
    "*/*.key\n*/test_?pp.py\ntests/[c-d]*\n!tests/conftest.py\n",
    "tests/**/*.py\n!tests\n#app.py\n",
]


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.returncode, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture(scope="module", name="store", autouse=True)
def _store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store of images of its own, gone when the tests are done."""
    folder = tmp_path_factory.mktemp("box")
    settings = folder / "storage.conf"
    settings.write_text(
        f'[storage]\ndriver = "vfs"\ngraphroot = "{folder}/all"\nrunroot = "{folder}/run"\n'
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONTAINERS_STORAGE_CONF", str(settings))
        yield folder
        _run("buildah", "rm", "--all")
        _run("buildah", "rmi", "--all", "--force")
    shutil.rmtree(folder)


def _pickled() -> bytes:
    """What stands in for a model where the service has only to start."""
    file = BytesIO()
    joblib.dump("a model", file)
    return file.getvalue()


def _computed(folder: Path, text: str) -> set[str]:
    return set(files_of(dockerfile.stages(text), context(folder))[-1].held)


def _built(folder: Path, text: str) -> set[str]:
    """The files that an image really has."""
    file = folder.parent / "Dockerfile.tried"
    file.write_text(text, "utf-8")
    options = "--isolation chroot --pull-never --format docker -q -t tried -f".split()
    _run("buildah", "build", *options, file, folder)
    container = _run("buildah", "from", "--pull-never", "tried").strip()
    root = Path(_run("buildah", "mount", container).strip())
    found = {
        f"/{path.relative_to(root).as_posix()}"
        for path in root.rglob("*")
        if path.is_file()
    }
    _run("buildah", "rm", container)
    return found


def test_buildah_copies_what_is_computed(tmp_path: Path) -> None:
    """COPY, ADD and .dockerignore in several forms, and the file of the reference."""
    folder = tmp_path / "loans"
    shutil.copytree(STAGE.solution, folder)
    load(STAGE.tests / "planted.py").plant(folder, b"a model")
    text = (folder / "Dockerfile").read_text("utf-8")
    kept = [line for line in text.splitlines() if not re.search("^RUN|opt/venv", line)]
    reference = re.sub("(?m)^FROM [^ \n]+", "FROM scratch", "\n".join(kept))
    assert _built(folder, reference) == _computed(folder, reference)
    (folder / ".dockerignore").unlink()
    for copies in COPIES:
        text = f"FROM scratch\n{copies}\n"
        assert _built(folder, text) == _computed(folder, text), copies
    for ignored in IGNORED:
        (folder / ".dockerignore").write_text(ignored, "utf-8")
        text = "FROM scratch\nCOPY . /\n"
        assert _built(folder, text) == _computed(folder, text), ignored


@pytest.fixture(scope="module", name="base")
def _base(store: Path) -> None:
    """A Debian with Python, and the packages of the reference to be installed from it. It has
    the name of the reference's own base, and `loans` as well, so that a check builds.
    """
    if not all(map(shutil.which, ("debootstrap", "pip3"))):
        pytest.skip("no debootstrap, or no pip")
    root, wheels = store / "root", store / "root" / "wheels"
    _run("debootstrap", "--variant=minbase", f"--include={PACKAGES}", "stable", root)
    (root / "usr/local/bin/python").symlink_to("/usr/bin/python3")
    (root / "etc/pip.conf").write_text(PIP)
    asked = "import sys; print('%d.%d.%d' % sys.version_info[:3])"
    version = _run("chroot", root, "python3", "-c", asked).strip()
    options = f"--python-version {version} --only-binary=:all: --dest {wheels}".split()
    pins = STAGE.solution / "requirements.txt"
    _run("pip3", "download", "-q", *options, "-r", pins)
    container = _run("buildah", "from", "scratch").strip()
    _run("buildah", "copy", "-q", container, root, "/")
    _run("buildah", "commit", "-q", container, BASE)
    _run("buildah", "rm", container)
    _run("buildah", "tag", BASE, "loans")


def _require_nothing_left() -> None:
    names = _run("buildah", "images", "--format", "{{.Name}}").split()
    assert not [one for one in names if "-check-" in one or "-measured-" in one]
    assert not _run("buildah", "containers", "-q")


@pytest.mark.usefixtures("base")
def test_the_check_builds_the_box_and_asks_it() -> None:
    """Where an image has the name `loans`, the check builds the work, and runs its tests."""
    check = [sys.executable, "-m", "drydock", "check", "loans/8"]
    for solution in (STAGE.solution, LAST.solution):
        said = _run(*check, "--workspace", solution)
        assert "buildah has built it" in said
        assert re.search(r"your tests of what is deployed: \d+ passed", said)
    _require_nothing_left()


@pytest.mark.usefixtures("base")
def test_one_stage_is_measured_beside_several(tmp_path: Path) -> None:
    """As the lesson does it, with the file of one stage that it has."""
    boxes = load(HERE.root / "notebooks/loans/boxes_to_build.py")
    work = tmp_path / "work"
    shutil.copytree(STAGE.solution, work)
    load(STAGE.tests / "planted.py").plant(work, _pickled())
    text = "\n".join(cell.source for cell in cells(Lesson(STAGE).document, "code"))
    shown = re.search('ONE_STAGE = """(.*?)"""', text, re.DOTALL)
    assert shown
    written = {"one": shown[1], "several": (work / "Dockerfile").read_text("utf-8")}
    table = boxes.compared(work, written)
    print(table)
    for name in written:
        assert re.match(r"[\d.]+ [MG]B$", table.loc["size", name]), table
        assert int(table.loc["packages", name]) >= 20
    _require_nothing_left()
