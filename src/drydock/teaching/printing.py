"""A page as a PDF, printed by the browser that is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from drydock import scratch
from drydock.errors import CalledWrongly, WorkbookBroken

ON_THE_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
    "msedge",
)
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
OPTIONS = (
    "--headless --disable-gpu --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --no-pdf-header-footer"
).split()
LIMIT = 180  # seconds


def browser() -> str | None:
    """A browser that prints without a window: Chromium, Chrome or Edge, where one is."""
    found = next(filter(None, map(shutil.which, ON_THE_PATH)), None)
    return found or next(filter(os.path.isfile, ELSEWHERE), None)


def to_pdf(page: Path, pdf: Path) -> None:
    """Prints a page that lies here into a file.

    Raises CalledWrongly where there is no browser for it, WorkbookBroken where it fails.
    """
    program = browser()
    if not program:
        raise CalledWrongly(
            expected="Chromium, Chrome or Edge, which print without a window",
            found="none of them here",
            remedy=f"open {page} in any browser and print it; there you can save a PDF",
        )
    with scratch.folder() as profile:
        made = Path(profile, "made.pdf")
        words = [program, *OPTIONS, *_as_root(), f"--user-data-dir={profile}/profile"]
        words += [f"--print-to-pdf={made}", page.absolute().as_uri()]
        try:
            done = subprocess.run(
                words, capture_output=True, timeout=LIMIT, check=False
            )
            told = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        except subprocess.TimeoutExpired:
            told = [f"no end after {LIMIT} s"]
        if not made.is_file():
            raise WorkbookBroken(
                expected=f"{program} prints {page}",
                found=told[0] if told else "no file and no message",
                remedy="open that page in a browser and print it there",
            )
        shutil.move(made, pdf)


def _as_root() -> list[str]:
    """Chromium has no sandbox for the user root, such as in a container."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--no-sandbox", "--disable-dev-shm-usage"] if is_root else []
