"""A builder builds, starts what it has built, and leaves nothing behind.

docker is played by a small program here: what it is told, it writes down. A real build is
in `tests/drydock/whole/test_box.py`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import psutil
import pytest

from drydock.sandbox import container_builder
from drydock.sandbox.container_builder import Builder, NotBuilt
from drydock.workbook.house import HERE
from drydock.workbook.loading import load

PLAYED = """\
#!{python}
import subprocess, sys, pathlib
folder = pathlib.Path({folder!r})
words = sys.argv[1:]
with open(folder / "told", "a") as file:
    print(*words, file=file)
if words[:2] == ["run", "--rm"]:
    print("31")
elif words[0] == "images":
    print("280 MB")
elif words[0] == "run":
    server = subprocess.Popen(
        [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"],
        stdout=open(folder / "said", "w"), stderr=subprocess.DEVNULL,
    )
    (folder / "pid").write_text(str(server.pid))
    print("c1")
elif words[0] == "port":
    while "port" not in (text := (folder / "said").read_text()):
        pass
    print("127.0.0.1:" + text.split("port ")[1].split()[0])
elif words[0] == "rm":
    import os, signal
    os.kill(int((folder / "pid").read_text()), signal.SIGKILL)
elif words[:2] == ["image", "inspect"]:
    sys.exit(words[2] != "there")
elif words[0] == "build":
    print("first\\nlast words\\nsubprocess exited with status 1", file=sys.stderr)
    if words[-1].endswith("slow"):
        slow = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        (folder / "slow.pid").write_text(str(slow.pid))
        slow.wait()
    sys.exit(words[-1].endswith("bad"))
"""
ASKS = "import os, urllib.request as r; print(r.urlopen(os.environ['URL']).status); exit(3)"


@pytest.fixture(name="docker")
def _docker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builder:
    program = tmp_path / "bin" / "docker"
    program.parent.mkdir()
    program.write_text(PLAYED.format(python=sys.executable, folder=str(tmp_path)))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    return Builder("docker")


@pytest.mark.skipif(
    os.name != "posix", reason="a program is played by a script with #!"
)
def test_docker_is_told_what_to_do(docker: Builder, tmp_path: Path) -> None:
    assert docker in container_builder.installed()
    assert docker.answers() and docker.has("there") and not docker.has("elsewhere")
    docker.build(tmp_path, "x")
    with pytest.raises(NotBuilt, match="first / last words"):
        docker.build(tmp_path / "bad", "x")
    trial = docker.try_out("x", "8000", [sys.executable, "-c", ASKS], tmp_path, "URL")
    assert (trial.status, trial.said) == (3, "200\n") and trial.started_in < 60
    docker.remove("x")
    told = (tmp_path / "told").read_text().splitlines()
    assert f"build --pull=false -t x {tmp_path}" in told
    assert "run --detach --rm --label drydock.check --publish 127.0.0.1::8000 x" in told
    assert told[-2:] == ["rm --force c1", "rmi --force --no-prune x"]


@pytest.mark.skipif(
    os.name != "posix", reason="a program is played by a script with #!"
)
def test_of_a_build_that_takes_too_long_nothing_is_left(
    docker: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container_builder, "BUILT_WITHIN", 3.0)
    with pytest.raises(NotBuilt, match="docker was not done after 3 seconds"):
        docker.build(tmp_path / "slow", "x")
    started = int((tmp_path / "slow.pid").read_text())
    assert not psutil.pid_exists(started) or (
        psutil.Process(started).status() == psutil.STATUS_ZOMBIE
    )


def test_a_builder_that_is_not_there_has_nothing() -> None:
    nobody = Builder("no-such-builder")
    assert nobody not in container_builder.installed()
    assert not nobody.answers() and not nobody.has("there")


@pytest.mark.skipif(
    os.name != "posix", reason="a program is played by a script with #!"
)
def test_an_image_is_asked_for_its_size_and_by_a_command(docker: Builder) -> None:
    assert docker.size("loans") == "280 MB"
    assert docker.says("loans", ["python", "-V"]) == "31\n"


@pytest.mark.skipif(
    os.name != "posix", reason="a program is played by a script with #!"
)
def test_two_boxes_are_compared_in_front_of_the_reader(
    docker: Builder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    boxes = load(HERE.root / "notebooks/loans/boxes_to_build.py")
    (tmp_path / "work").mkdir()
    monkeypatch.setattr(boxes, "installed", lambda: [docker])
    assert boxes.compared(tmp_path / "work", {"one": "FROM x"}) is None
    assert "Not measured: no builder here has an image called loans" in (
        capsys.readouterr().out
    )
    monkeypatch.setattr(Builder, "has", lambda *_: True)
    table = boxes.compared(tmp_path / "work", {"one": "FROM x", "two": "FROM y"})
    assert list(table.columns) == ["one", "two"]
    assert list(table.loc["size"]) == ["280 MB"] * 2
    assert list(table.loc["packages"]) == ["31"] * 2
    told = (tmp_path / "told").read_text().splitlines()
    assert len([line for line in told if line.startswith("rmi")]) == 2
