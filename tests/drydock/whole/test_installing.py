"""What a set-up installs and compiles, and what it says when it cannot."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from door import DEAD_PROXY, LOCK, ROOT, Project, lock_of, posix_only
from set_up.installer import pinned_block, pinned_version, translate_pip_config
from set_up.troubles import Trouble, explain, explain_os


def test_the_block_of_a_package_is_its_pin_with_all_its_hashes() -> None:
    lock = "ab==1\nuv-build==9 \\\n    --hash=sha256:0\nuv==1.2 ; os_name == 'x' \\\n"
    lock += "    --hash=sha256:a \\\n    --hash=sha256:b\n    # via me\nz==3\n"
    block = pinned_block(lock, "uv")
    assert block == (
        "uv==1.2 ; os_name == 'x' \\\n    --hash=sha256:a \\\n    --hash=sha256:b\n"
    )
    assert pinned_version(block) == "1.2"


def test_our_lock_pins_uv_with_hashes() -> None:
    block = pinned_block(LOCK, "uv")
    assert block.count("\n") - 1 == block.count("--hash=sha256:") > 5


def test_a_lock_without_uv_is_told() -> None:
    with pytest.raises(Trouble, match="does not pin uv"):
        pinned_block("numpy==2\n", "uv")


@posix_only
def test_without_network_and_cache_a_sentence_says_so(
    project: Project, tmp_path: Path
) -> None:
    settings = {"UV_HTTP_RETRIES": "0", "UV_CACHE_DIR": str(tmp_path / "cold")}
    dead = dict.fromkeys(["HTTPS_PROXY", "https_proxy", "ALL_PROXY"], DEAD_PROXY)
    done = project.go(**settings, **dead)
    assert (done.returncode, done.stdout) == (3, "")
    assert "the packages cannot be downloaded" in done.stderr
    assert "expected: a network, once" in done.stderr
    assert "next: connect to a network" in done.stderr
    assert "Traceback" not in done.stderr
    assert not project.stamp.exists()
    assert (project.root / ".drydock" / "setup.log").read_text().strip()
    assert project.told()["prefix"] == str(project.venv)


@posix_only
def test_a_folder_that_cannot_be_written_is_told_without_traceback(
    project: Project,
) -> None:
    shutil.rmtree(project.root / ".drydock")
    (project.root / ".drydock").write_text("in the way")
    done = project.go()
    assert done.returncode == 3
    assert "found: " in done.stderr and "next: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("output", "what"),
    [
        ("error: write failed\n  cause: No space left on device (os error 28)", "full"),
        ("error: failed to create: Permission denied (os error 13)", "written"),
        ("error: x\n  cause: Hash mismatch for `numpy==2`", "agreed"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "agreed"),
        ("cause: invalid peer certificate: UnknownIssuer", "trusted"),
        ("cause: dns error\ncause: failed to lookup address", "downloaded"),
        ("cause: tcp connect error", "downloaded"),
        ("WARNING: Retrying (Retry(total=4)) after x\nERROR: No match", "downloaded"),
        ("error: something new under the sun", "could not be installed"),
        ("", "could not be installed"),
    ],
)
def test_troubles_are_told_by_their_cause(output: str, what: str) -> None:
    trouble = explain(output)
    assert what in str(trouble)
    assert [line.split(":")[0] for line in trouble.lines] == [
        "expected",
        "found",
        "next",
    ]


@pytest.mark.parametrize(
    ("code", "what"),
    [
        (errno.ENOSPC, "full"),
        (errno.EACCES, "written"),
        (errno.EROFS, "written"),
        (errno.EIO, "could not be installed"),
    ],
)
def test_troubles_of_the_system_are_told_in_any_language(code: int, what: str) -> None:
    error = OSError(code, "Zugriff verweigert oder so", "C:\\x")
    assert what in str(explain_os(error))


def test_what_pip_knows_of_the_network_is_handed_on() -> None:
    listed = "global.index-url='https://mirror.example/packages'\nglobal.timeout='9'\n"
    listed += "install.cert='/etc/company.pem'\n:env:.proxy='http://proxy:3128'\n"
    assert translate_pip_config(listed, {}) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/packages",
        "SSL_CERT_FILE": "/etc/company.pem",
        "ALL_PROXY": "http://proxy:3128",
    }
    own = {"UV_INDEX_URL": "x", "SSL_CERT_FILE": "y", "HTTPS_PROXY": "z"}
    assert not translate_pip_config(listed, own)


@posix_only
def test_where_uv_does_not_run_pip_installs(project: Project) -> None:
    """For a system without a uv: here one that is there and does not start."""
    (uv,) = (project.root / ".drydock").glob("uv-*/bin/uv")
    uv.write_text("#!/bin/sh\necho 'Illegal instruction'\nexit 132\n")
    uv.chmod(0o755)
    project.write_lock(lock_of("iniconfig", "uv"))
    done = project.go()
    assert done.returncode == 0, done.stderr
    assert "installing with pip" in done.stderr
    assert list(project.venv.glob("lib/python*/site-packages/iniconfig"))


PACKAGES = {
    "wanted/__init__.py": "from . import (  # why\n    part,\n    other,\n)\n",
    "wanted/part.py": "from beside import thing\nfrom .deep.leaf import x\n",
    "wanted/other.py": "def f():\n    import unwanted\n",
    "wanted/deep/__init__.py": "",
    "wanted/deep/leaf.py": "from __future__ import annotations\nimport wanted as me\n",
    "beside.py": "import broken, single\nfrom single import *\n",
    "single.py": "import nowhere\nfrom .... import too_far\n",
    "broken.py": "def (\n",
    "unwanted.py": "",
}


@posix_only
def test_what_our_sources_import_is_compiled_and_nothing_else(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    for name, text in PACKAGES.items():
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).write_text(text)
    cells = [
        {"cell_type": "code", "source": ["%matplotlib inline\n", "import wanted\n"]},
    ]
    exercise = tmp_path / "exercises" / "kata"
    exercise.mkdir(parents=True)
    (exercise / "mess.ipynb").write_text(json.dumps({"cells": cells}))
    (exercise / "broken.ipynb").write_text("{")
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    told = subprocess.run(
        [sys.executable, "-P", tmp_path / "scripts" / "precompile.py", packages],
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    compiled = {
        str(file.relative_to(packages)).replace("__pycache__/", "").partition(".")[0]
        for file in packages.rglob("*.pyc")
    }
    sources = {name.removesuffix(".py") for name in PACKAGES}
    assert compiled == sources - {"broken", "unwanted"}
    assert told.stderr == ""
