"""The whole site, built once: each link leads somewhere, and everybody can read each page."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import axe
import pytest
from browser import Page, browser, chromium
from ci_jobs import job_of, kept_by

from drydock.teaching.site.page import STYLE
from drydock.teaching.site.site import PAPER, SEARCH, START, STEP
from drydock.workbook.house import HERE
from drydock.workbook.lesson import Lesson

WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WIDTHS = (1440, 1024)


class Read(HTMLParser):
    """The links of a page, and the places in it that a link may lead to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(str(value))
            elif name in ("id", "name"):
                self.places.add(str(value))


def broken_links(site: Path) -> list[str]:
    """Links within the site that lead nowhere, each with its page."""
    pages = {path: Read(path) for path in site.rglob("*.html")}
    found = []
    for path, page in pages.items():
        for link in page.links:
            to, _, place = unquote(link).partition("#")
            target = (path.parent / to).resolve() if to else path
            if ":" in to.partition("/")[0]:
                continue
            if not target.is_file() or (
                place and target in pages and place not in pages[target].places
            ):
                found.append(f"{path.relative_to(site)}: {link}")
    return found


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That in DRYDOCK_SITE, where one was built already; else what CI would keep of one."""
    if built := os.environ.get("DRYDOCK_SITE"):
        return (HERE.root / built).resolve()
    if os.name == "nt":
        pytest.skip("CI builds it on Linux")
    return kept_by(job_of("site"), tmp_path_factory.mktemp("site"))


@pytest.fixture(name="page", scope="module")
def _page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Chromium; where CI has none, the test fails."""
    program = chromium()
    if program is None:
        must = os.environ.get("CI") and sys.platform == "linux"
        (pytest.fail if must else pytest.skip)("there is no Chromium here")
    with browser(program, tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture(name="script", scope="module")
def _script(tmp_path_factory: pytest.TempPathFactory) -> str:
    try:
        return axe.fetched(tmp_path_factory.mktemp("axe"))
    except axe.NotHere as error:
        must = os.environ.get("CI") and sys.platform == "linux"
        return (pytest.fail if must else pytest.skip)(str(error))


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p id="here"><a href="b.html">x</a><a href="#here">x</a><a href="#there">x</a>'
        '<a href="a.html#here">x</a><a href="https://e.example/">x</a>',
        "utf-8",
    )
    assert broken_links(tmp_path) == ["a.html: b.html", "a.html: #there"]


@pytest.mark.long
def test_ci_keeps_the_whole_site(site: Path) -> None:
    expected = {START, SEARCH, PAPER, STYLE}
    for lesson in (Lesson(one) for kata in HERE.katas for one in HERE.stages(kata)):
        path = lesson.path.removesuffix(".ipynb")
        expected |= {f"{path}.html"} | ({path + STEP} if lesson.has_task else set())
    assert not {name for name in expected if not (site / name).is_file()}


@pytest.mark.long
def test_every_link_leads_somewhere(site: Path) -> None:
    assert not broken_links(site)


@pytest.mark.long
def test_axe_finds_what_is_wrong(page: Page, script: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<p style='color:#ccc;background:#fff'>pale<img src='x'>", "utf-8")
    found = " ".join(axe.violations(page, bad, script))
    assert "color-contrast" in found and "image-alt" in found
    assert "html-has-lang" in found


@pytest.mark.long
def test_everybody_can_read_each_page(site: Path, page: Page, script: str) -> None:
    found = {
        path.relative_to(site).as_posix(): wrong
        for path in sorted(site.rglob("*.html"))
        if (wrong := axe.violations(page, path, script))
    }
    assert not found


@pytest.mark.long
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_window(site: Path, page: Page, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    page.call("Emulation.setDeviceMetricsOverride", **size)
    found = []
    for path in sorted(site.rglob("*.html")):
        page.call("Page.navigate", url=path.as_uri())
        page.wait_for(
            f"location.href == {path.as_uri()!r} && document.readyState == 'complete'"
        )
        if page.evaluate(WIDE):
            found.append(path.name)
    assert not found
