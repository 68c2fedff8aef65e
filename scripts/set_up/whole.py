"""The whole: from somebody's call to a .venv in step with the lock."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import traceback
from pathlib import Path

from set_up import ROOT
from set_up.bundle import asked_for, packages_of
from set_up.one_at_a_time import one_at_a_time
from set_up.packages import precompile, sync
from set_up.running import write_at_once
from set_up.troubles import (
    AGAIN,
    BROKEN,
    Failed,
    Trouble,
    explain,
    explain_os,
    report,
    say,
)
from set_up.venv import Venv

INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Prepare .venv for the command with these arguments; an exit code, and never a
    traceback."""
    try:
        leave_venv(ROOT, arguments)
        prepare(ROOT, asked_for(arguments))
    except Trouble as trouble:
        report(trouble, traceback.format_exc())
        return trouble.code
    except Failed as failure:
        report(explain(str(failure)), str(failure))
    except OSError as error:
        report(explain_os(error), traceback.format_exc())
    except KeyboardInterrupt:
        say(f"interrupted; {AGAIN}")
        return INTERRUPTED
    else:
        return 0
    return BROKEN


def leave_venv(root: Path, arguments: list[str]) -> None:
    """Go on with the Python below, if we run on the .venv that may be made anew."""
    if Path(sys.prefix).resolve() == (root / ".venv").resolve():
        below = getattr(sys, "_base_executable")
        script = root / "scripts" / "bootstrap.py"
        sys.exit(subprocess.call([below, "-P", script, *arguments]))


def prepare(root: Path, bundle: Path | None) -> None:
    """Make .venv whole and in step with the lock; cheap where it is so already.

    bundle: where the packages come from, and nothing from the network then.
    """
    house = root / ".drydock"
    lock_file = root / "requirements.lock"
    with one_at_a_time(house / "setup.lock"):
        venv = Venv(root)
        # Read before installing: if the lock changes meanwhile, the stamp is of the
        # old one, and the next call installs again.
        lock = lock_file.read_bytes()
        if not venv.is_ours():
            if venv.fits(lock):
                return
            venv.put_aside()
        in_step = venv.is_whole() and venv.holds(lock)
        if not in_step:
            fill(venv, lock_file, lock, bundle)
        venv.link_engine()
        venv.sign()
        write_at_once(venv.stamp, lock)
        if not in_step:
            precompile(venv)


def fill(venv: Venv, lock_file: Path, lock: bytes, bundle: Path | None) -> None:
    """Install what the lock says into .venv, which is made anew where it has to be. What is
    wrong with a bundle is told before anything is changed."""
    house = venv.root / ".drydock"
    whole = venv.is_whole()
    version = venv.version().split()[1] if whole else sys.version
    python = ".".join(version.split(".")[:2])
    with (
        packages_of(bundle, lock, python, house) if bundle else contextlib.nullcontext()
    ) as wheels:
        if not whole:
            venv.make()
        venv.stamp.unlink(missing_ok=True)
        sync(venv, lock_file, lock.decode(), house, wheels)
