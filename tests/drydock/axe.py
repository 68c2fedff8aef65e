"""axe, which looks for what keeps people from reading a page, in a browser of ours."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

from browser import Page

AXE = "axe-core@4.14.1"
RUN = """
axe.run(%s).then(found => found.violations.map(one =>
  one.id + " (" + one.impact + "), " + one.nodes.length + " times, first: "
  + one.nodes[0].target.join(" ") + ": " + one.nodes[0].failureSummary))
"""
# In colours for the dark only colours differ.
CONTRAST = '{runOnly: ["color-contrast", "link-in-text-block"]}'


class NotHere(Exception):
    """axe cannot be had on this machine; says why."""


def fetched(folder: Path) -> str:
    """The script of axe, from npm."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotHere("there is no npm here (on Debian: apt-get install npm)")
    done = subprocess.run(
        [npm, "pack", AXE], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["nothing said"])[-1]
        raise NotHere(f"npm pack {AXE} failed: {last}")
    with tarfile.open(folder / f"{AXE.replace('@', '-')}.tgz") as archive:
        script = archive.extractfile("package/axe.min.js")
        assert script
        return script.read().decode()


def violations(browser: Page, page: Path, axe: str) -> list[str]:
    """What axe finds on a page that lies here, in light and in dark colours."""
    found: list[str] = []
    for scheme, rules in (("light", "document"), ("dark", CONTRAST)):
        colours = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.call("Emulation.setEmulatedMedia", features=colours)
        browser.call("Page.navigate", url=page.as_uri())
        browser.wait_for(
            f"location.href == {page.as_uri()!r} && document.readyState == 'complete'"
        )
        browser.evaluate(f"{axe}; 0")
        found += [f"{scheme}: {one}" for one in browser.evaluate(RUN % rules)]
    return found
