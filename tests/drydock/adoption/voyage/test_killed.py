"""Commands about a notebook of one's own, killed at any moment: the next call finds all of it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import adopted
import psutil
import pytest
import voyages

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(os.name != "posix", reason="signals of POSIX"),
]
CELLS = ("import time\nx = [3, 1, 2]", "time.sleep(0.2)\ny = sorted(x)", "y")
MOMENTS = 20
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)


class Place:
    """A notebook of somebody's own, a workbook that knows it, and a folder for scratch."""

    def __init__(self, root: Path) -> None:
        self.scratch = root / "scratch"
        self.scratch.mkdir(parents=True)
        self.environment = voyages.engine(root / "workbook")
        self.environment["TMPDIR"] = str(self.scratch)
        self.notebook = adopted.write(root / "mine" / "churn.ipynb", *CELLS)
        self.before = self.notebook.read_bytes()
        self.folder = self.notebook.with_name("churn-drydock")

    def started(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "drydock", *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def done(self, *words: str) -> tuple[int, str, float]:
        """The exit code of a command, what it says, and the seconds that it takes."""
        began = time.monotonic()
        process = self.started(*words)
        said = process.communicate(timeout=300)[0]
        return process.returncode, said, time.monotonic() - began

    def killed(self, after: float, how: signal.Signals, *words: str) -> str:
        """What a command has said by the time it was killed."""
        process = self.started(*words)
        with suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.send_signal(how)
        said = process.communicate(timeout=60)[0]
        assert not psutil.wait_procs(self.left(), timeout=15)[1], (words, how, after)
        return said

    def left(self) -> list[psutil.Process]:
        """What still runs of all that was started here."""
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if str(self.scratch) in " ".join(process.cmdline()):
                    found.append(process)
        return found


def _moments(seconds: float, seed: str) -> list[tuple[float, signal.Signals]]:
    draw = random.Random(seed)
    return [(draw.uniform(0, 1.05 * seconds), SIGNALS[at % 3]) for at in range(MOMENTS)]


@pytest.mark.parametrize("words", [[], ["--lock", "--proof-seconds", "3"]])
def test_a_survey_and_a_lock(tmp_path: Path, words: list[str]) -> None:
    first = Place(tmp_path / "first")
    code, _, seconds = first.done("adopt", str(first.notebook), *words)
    assert code == 0
    for number, (after, how) in enumerate(_moments(seconds, f"{words}")):
        place = Place(tmp_path / str(number))
        said = place.killed(after, how, "adopt", str(place.notebook), *words)
        assert "Traceback" not in said, said
        assert place.notebook.read_bytes() == place.before
        code, said, _ = place.done("adopt", str(place.notebook), *words)
        assert code == 0, (after, how, said)
        names = {one.name for one in place.folder.iterdir()}
        whole = {"tests", "churn.py", "churn.ipynb", "voyage.toml", "proof.txt"}
        assert names >= (whole if words else {"survey.html", "survey.json"}), names


def test_a_check_and_an_undo(tmp_path: Path) -> None:
    place = Place(tmp_path)
    assert place.done("adopt", str(place.notebook), "--lock", "--proof-seconds", "0")
    (place.folder / "notes.txt").write_text("mine", "utf-8")
    _, said, seconds = place.done("check", "churn/1")
    assert "stage 01" in said
    for after, how in _moments(seconds, "check"):
        assert "Traceback" not in place.killed(after, how, "check", "churn/1")
        assert (place.folder / "notes.txt").read_text("utf-8") == "mine"
    assert place.done("check", "churn/1")[1].count("stage 01") >= 2
    _, _, seconds = place.done("goto", "churn/1")
    assert not (place.folder / "notes.txt").exists()
    for after, how in _moments(seconds, "undo"):
        assert "Traceback" not in place.killed(after, how, "undo", "churn")
        code, said, _ = place.done("saved", "churn")
        assert code == 0, said
        there = (place.folder / "notes.txt").exists()
        kept = place.folder / ".drydock" / "saved"
        assert there or list(kept.rglob("notes.txt")), (after, how)
        assert (place.folder / "churn.ipynb").is_file()
    assert place.notebook.read_bytes() == place.before
