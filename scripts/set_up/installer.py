"""The installer: uv as the lock pins it, kept or fetched, and what it needs to know."""

from __future__ import annotations

import ast
import contextlib
import os
import re
import shutil
import sys
import time
from pathlib import Path

from set_up import ROOT, WINDOWS
from set_up.removal import is_link, remove
from set_up.running import Command, answer, run
from set_up.troubles import Failed, Trouble, say
from set_up.venv import Venv


def find_uv(house: Path, block: str, venv: Venv, wheels: Path | None) -> Path:
    """A uv of the pinned version: the one kept in `house`, or a fresh one.

    It is kept outside of .venv, so that .venv can be made anew without a network,
    and so that uv never has to replace itself while it runs.
    """
    version = pinned_version(block)
    kept = house / f"uv-{version}"
    found = _uv_in(kept) or _uv_on_path(version)
    if not found:
        _fetch_uv(kept, block, venv, wheels)
        found = _uv_in(kept)
    if not found:
        raise Failed(f"the package uv {version} came without its program")
    run([found, "--version"])
    return found


def _uv_in(folder: Path) -> Path | None:
    name = "uv.exe" if WINDOWS else "uv"
    places = [folder / scripts / name for scripts in ("bin", "Scripts")]
    return next((place for place in places if place.is_file()), None)


def _uv_on_path(version: str | None = None) -> Path | None:
    """The user's own uv, if there is one that runs (and is of this version)."""
    found = shutil.which("uv")
    words = (answer([found, "--version"]) or "").split() if found else []
    if found and words and version in (None, *words):
        return Path(found)
    return None


def _fetch_uv(kept: Path, block: str, venv: Venv, wheels: Path | None) -> None:
    """Install uv into a folder of its own, which appears only when it is done."""
    begun = time.monotonic()
    say(f"getting uv {pinned_version(block)}, which installs the packages")
    fresh = kept.with_name("uv.new")
    remove(fresh)
    if not is_link(kept.parent):  # the uv of an earlier lock, and that of nobody else
        for leftover in kept.parent.glob("uv-*"):
            remove(leftover)
    fresh.mkdir()
    wanted = fresh / "requirements.txt"
    wanted.write_text(block, encoding="utf-8")
    options = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    options += [*only_from(wheels), "--target", str(fresh), "-r", str(wanted)]
    other_uv = _uv_on_path()
    if other_uv:
        run_uv([other_uv, "pip", "install", "--python", sys.executable, *options])
    else:
        run([*find_pip(venv), "install", "--no-compile", *options])
    fresh.rename(kept)
    say(f"got uv, {time.monotonic() - begun:.1f} s")


def only_from(wheels: Path | None) -> list[str]:
    """What has pip and uv take packages from this folder, and from nowhere else."""
    return ["--no-index", "--find-links", str(wheels)] if wheels else []


def find_pip(venv: Venv) -> list[str]:
    """A pip: that of the Python we run on, or else a new one inside .venv."""
    options = ["-P", "-m", "pip", "--no-input", "--disable-pip-version-check"]
    if answer([sys.executable, "-P", "-c", "import pip"]) is not None:
        return [sys.executable, *options]
    if answer([venv.python, "-I", "-m", "ensurepip"]) is not None:
        return [str(venv.python), *options]
    raise Trouble(
        "this Python can install nothing.",
        expected="a Python with pip or ensurepip, or uv on the PATH",
        found=f"neither, with {sys.executable}",
        then="on Debian and Ubuntu, sudo apt install python3-venv; elsewhere install "
        "Python anew, or uv; then run the same command again",
    )


def run_uv(command: Command) -> str:
    """Run a uv command that installs, and return what it wrote."""
    if "--no-index" in command:
        return run([*command, "--offline"])
    with contextlib.suppress(Failed):
        # All is pinned by hash, so what the cache knows cannot be out of date. Not
        # asking the network is faster, and works without one.
        return run([*command, "--offline"])
    settings = uv_settings()
    try:
        return run(command, relay="Downloading", **settings)
    except Failed as failure:
        if "certificate" not in str(failure).lower():
            raise
        # A company that looks into the traffic: only the system knows its certificate.
        return run(command, relay="Downloading", UV_SYSTEM_CERTS="1", **settings)


def uv_settings() -> dict[str, str]:
    """What pip was told about this network, in uv's words: a mirror, a proxy."""
    listed = answer([sys.executable, "-P", "-m", "pip", "config", "list"]) or ""
    return translate_pip_config(listed, dict(os.environ))


def translate_pip_config(listed: str, environment: dict[str, str]) -> dict[str, str]:
    """Settings for uv from the output of `pip config list`; what is set for uv wins."""
    words = {
        "index-url": ("UV_DEFAULT_INDEX", "UV_INDEX_URL"),
        "cert": ("SSL_CERT_FILE",),
        "proxy": ("ALL_PROXY", "HTTPS_PROXY", "https_proxy", "all_proxy"),
    }
    settings = {}
    line_of_pip = r"^(?:global|install|:env:)\.([\w-]+)=('.*'|\".*\")$"
    for name, value in re.findall(line_of_pip, listed, re.MULTILINE):
        if name in words and not any(word in environment for word in words[name]):
            settings[words[name][0]] = ast.literal_eval(value)
    return settings


def pinned_block(lock: str, package: str) -> str:
    """The requirement of one package with its hashes, as it stands in the lock."""
    begin = re.compile(rf"^{re.escape(package)}==", re.MULTILINE).search(lock)
    if not begin:
        raise Trouble(
            f"requirements.lock does not pin {package}.",
            expected=f"a line that begins with {package}==",
            found=f"none in {ROOT / 'requirements.lock'}",
            then="git checkout requirements.lock",
        )
    block = []
    for line in lock[begin.start() :].splitlines():
        block.append(line)
        if not line.endswith("\\"):
            break
    return "\n".join(block) + "\n"


def pinned_version(block: str) -> str:
    """The version in a requirement that begins like `uv==1.2.3 ; marker`."""
    return block.partition("==")[2].split()[0]
