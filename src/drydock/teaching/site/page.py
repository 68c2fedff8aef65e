"""What all pages share: the frame, the way through them, and links that lead somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from pygments.formatters.html import HtmlFormatter

STYLE = "style.css"
LINK = re.compile(r'<a\s[^>]*?href="(?P<to>[^"]+)"[^>]*>(?P<words>.*?)</a>', re.S)
OUTSIDE = re.compile(r"[a-z]+:|#")
BECOMES = {".ipynb": ".html", ".md": ".html"}
FRAME = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="{style}">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Pages">{way}</nav>
<main id="content">
{body}
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Page:
    """A page of the site. path: from its top, with forward slashes. body: its HTML, with
    links as the document had them from which it was made."""

    path: str
    title: str
    body: str


def framed(page: Page, way: Sequence[tuple[str, str]], known: Collection[str]) -> str:
    """A page as a document.

    way: the links at the top, each with a path from the top of the site and its words.
    known: the paths of all that is in the site; a link to anything else becomes words.
    """
    folder = posixpath.dirname(page.path)
    links = " ".join(
        f'<a href="{escape(_from(folder, path))}">{escape(words)}</a>'
        for path, words in way
    )
    body = LINK.sub(lambda found: _leading(found, folder, known), page.body)
    sheet = _from(folder, STYLE)
    return FRAME.format(title=escape(page.title), style=sheet, way=links, body=body)


def _from(folder: str, path: str) -> str:
    return posixpath.relpath(path, folder or ".")


def _leading(found: re.Match[str], folder: str, known: Collection[str]) -> str:
    """A link to what is in the site or outside of the workbook; else its words alone."""
    if OUTSIDE.match(found["to"]):
        return found[0]
    there, _, part = found["to"].partition("#")
    path, ending = posixpath.splitext(posixpath.normpath(posixpath.join(folder, there)))
    path = "index.html" if path == "README" else path + BECOMES.get(ending, ending)
    if path not in known:
        return found["words"]
    to = _from(folder, path) + (f"#{part}" if part else "")
    return f'<a href="{escape(to)}">{found["words"]}</a>'


@cache
def style() -> str:
    """The style sheet of all pages, for light and dark screens and for paper."""
    light = HtmlFormatter(style="default").get_style_defs(".highlight")
    dark = HtmlFormatter(style="github-dark").get_style_defs(".highlight")
    return (
        f"{LAYOUT}{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n{LAST}"
    )


LAYOUT = """\
:root { --ink: #1a1a1a; --paper: #ffffff; --soft: #fafbfc; --line: #767676; --link: #0b57b0;
  --come: #0a5c2b; --go: #9b1c1c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #16181d; --soft: #22252c; --line: #8b8f98; --link: #8ab8ff;
    --come: #7ddb9d; --go: #ff9d9d; }
}
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.55 sans-serif; }
nav, main { max-width: 50rem; margin: 0 auto; padding: 0.8rem 1rem; }
nav { border-bottom: 1px solid var(--line); }
nav a { margin-right: 1rem; }
a { color: var(--link); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); }
h1, h2, h3 { line-height: 1.25; }
img, svg { max-width: 100%; height: auto; }
pre, .wide { overflow-x: auto; }
pre { padding: 0.6rem 0.8rem; background: var(--soft); border: 1px solid var(--line);
  font-size: 0.88rem; line-height: 1.4; }
code { background: var(--soft); padding: 0 0.2em; }
pre code { padding: 0; }
.shown { border-left: 0.25rem solid var(--line); padding-left: 0.7rem; margin: 0.5rem 0 1rem; }
.shown pre { background: none; border: 0; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 0.2rem 0.5rem; text-align: left; }
details { margin: 0.6rem 0; padding: 0.4rem 0.8rem; border: 1px solid var(--line); }
ins, del { text-decoration: none; }
ins { color: var(--come); }
del { color: var(--go); }
"""
LAST = """\
.highlight { background: none; }
.highlight pre { line-height: 1.4 !important; }
@media print { nav, .skip { display: none; } pre { white-space: pre-wrap; } }
"""
