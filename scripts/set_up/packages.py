"""What is in .venv: what requirements.lock says, and nothing else."""

from __future__ import annotations

import re
import time
from pathlib import Path

from set_up import ROOT
from set_up.installer import find_pip, find_uv, only_from, pinned_block, run_uv
from set_up.running import Command, answer, run
from set_up.troubles import Failed, recognise, say
from set_up.venv import Venv


def sync(
    venv: Venv, lock_file: Path, lock: str, house: Path, wheels: Path | None
) -> None:
    """Install what the lock says into .venv, and take out all else.

    wheels: the folder that the packages come from; None for the network.
    """
    block = pinned_block(lock, "uv")
    try:
        uv = find_uv(house, block, venv, wheels)
    except Failed as failure:
        if recognise(str(failure)):
            raise
        sync_with_pip(venv, lock.replace(block, ""), house, wheels)
        return
    begun = time.monotonic()
    say("installing the packages of requirements.lock")
    command: Command = [uv, "pip", "sync", "--python", venv.python, "--require-hashes"]
    written = run_uv([*command, *only_from(wheels), lock_file])
    installed = re.search(r"^Installed (\d+) package", written, re.MULTILINE)
    count = f"{installed[1]} packages" if installed else "nothing was missing"
    say(f"installed: {count}, {time.monotonic() - begun:.1f} s")


def sync_with_pip(venv: Venv, lock: str, house: Path, wheels: Path | None) -> None:
    """The same without uv, for a system on which uv does not run."""
    begun = time.monotonic()
    say("uv does not run here; installing with pip, which can take minutes")
    wanted = house / "requirements.txt"
    wanted.write_text(lock, encoding="utf-8")
    options: Command = [
        "--python",
        venv.python,
        "install",
        "--no-deps",
        "--require-hashes",
        *only_from(wheels),
    ]
    run([*find_pip(venv), *options, "-r", wanted], relay="Downloading")
    say(f"installed, {time.monotonic() - begun:.1f} s")


def precompile(venv: Venv) -> None:
    """Spare the first check the compiling; no harm is done where this fails."""
    begun = time.monotonic()
    say("compiling what the workbook imports")
    script = ROOT / "scripts" / "precompile.py"
    count = answer([venv.python, "-P", script, venv.packages()])
    took = f"{time.monotonic() - begun:.1f} s"
    say(f"compiled: {count} modules, {took}" if count else "left for later")
