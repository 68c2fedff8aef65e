"""The whole: from somebody's call to a .venv in step with the lock."""

from __future__ import annotations

import subprocess
import sys
import traceback
from pathlib import Path

from set_up import ROOT
from set_up.one_at_a_time import one_at_a_time
from set_up.packages import precompile, sync
from set_up.running import write_at_once
from set_up.troubles import AGAIN, Failed, Trouble, explain, explain_os, report, say
from set_up.venv import Venv

BROKEN, INTERRUPTED = 3, 130


def main() -> int:
    """Prepare .venv; an exit code, and never a traceback."""
    try:
        leave_venv(ROOT)
        prepare(ROOT)
    except Trouble as trouble:
        report(trouble, traceback.format_exc())
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


def leave_venv(root: Path) -> None:
    """Go on with the Python below, if we run on the .venv that may be made anew."""
    if Path(sys.prefix).resolve() == (root / ".venv").resolve():
        below = getattr(sys, "_base_executable")
        sys.exit(subprocess.call([below, "-P", root / "scripts" / "bootstrap.py"]))


def prepare(root: Path) -> None:
    """Make .venv whole and in step with the lock; cheap where it is so already."""
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
        if not venv.is_whole():
            venv.make()
        in_step = venv.holds(lock)
        if not in_step:
            venv.stamp.unlink(missing_ok=True)
            sync(venv, lock_file, lock.decode(), house)
        venv.link_engine()
        venv.sign()
        write_at_once(venv.stamp, lock)
        if not in_step:
            precompile(venv)
