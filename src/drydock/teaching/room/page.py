"""The page for the projector: one file, large, for light and dark rooms, without scripts.

It has no names and no work of anybody, unless names are asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from drydock.files import write_whole
from drydock.teaching.room.misconceptions import Misconception, in_groups
from drydock.teaching.room.results import Mark, Row
from drydock.workbook.house import Stage
from drydock.workbook.lesson import Lesson

SHOWN_AT_MOST = 12
SAID_AT_MOST = 400
LINES_AT_MOST = 5
EVERY = 10  # seconds, while it is followed
FRAME = """\
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
{refresh}<title>{title}</title>
<style>
{style}</style>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
STYLE = """\
:root { --ink: #1a1a1a; --paper: #ffffff; --soft: #eceef1; --line: #767676;
  --come: #0a5c2b; --stop: #9b1c1c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f0f0f0; --paper: #14161a; --soft: #262a31; --line: #8b8f98;
    --come: #2f8f57; --stop: #c04a4a; }
}
body { margin: 0; color: var(--ink); background: var(--paper);
  font: clamp(1.1rem, 1.7vw, 1.7rem)/1.45 sans-serif; }
main { max-width: 72em; margin: 0 auto; padding: 1rem 2rem; }
h1 { font-size: 1.5em; margin: 0.3em 0; }
h2 { font-size: 1.25em; margin: 1.2em 0 0.4em; }
h3 { font-size: 1em; margin: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.15em 0.8em 0.15em 0; vertical-align: top; }
td, th:not(:first-child, :last-child) { text-align: right; }
th:last-child { width: 50%; }
.bar { display: flex; min-width: 8em; height: 1em; margin-top: 0.25em;
  background: var(--soft); }
.bar span { display: block; }
.pass { background: var(--come); }
.fail { background: var(--stop); }
ol, ul { list-style: none; padding: 0; margin: 0; }
li { display: grid; grid-template-columns: 6em 1fr; padding: 0.6em 0;
  border-top: 1px solid var(--line); }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(24em, 1fr));
  column-gap: 3em; }
ul li { grid-template-columns: 1fr auto; gap: 1em; padding: 0.2em 0;
  overflow-wrap: anywhere; }
.share { font-size: 1.3em; font-weight: bold; white-space: nowrap; }
p { margin: 0.2em 0; overflow-wrap: anywhere; }
code { padding: 0 0.3em; background: var(--soft); }
@media (max-width: 40em) { ol li { grid-template-columns: 1fr; } ul { display: block; } }
"""


def write_page(
    path: Path,
    rows: Sequence[Row],
    found: Sequence[Misconception],
    *,
    with_names: bool = False,
    is_followed: bool = False,
) -> None:
    """Writes the page. is_followed: whether it is written again and again, and so is to be
    loaded anew."""
    title = f"The room at {datetime.now():%H:%M}"
    body = [_how_many(rows), *_stages(rows), *_in_the_way(rows, found, with_names)]
    if with_names:
        body += _people(rows)
    refresh = f'<meta http-equiv="refresh" content="{EVERY}">\n' if is_followed else ""
    page = FRAME.format(title=title, style=STYLE, refresh=refresh, body="\n".join(body))
    write_whole(path, page)


def _how_many(rows: Sequence[Row]) -> str:
    people = len({row.who for row in rows})
    judged = len({row.who for row in rows if row.is_judged})
    return (
        f"<p>{judged} of {people} {'person' if people == 1 else 'people'} judged.</p>"
    )


def _stages(rows: Sequence[Row]) -> Iterator[str]:
    for kata in sorted({row.kata for row in rows if row.kata}):
        mine = [row for row in rows if row.kata == kata]
        yield f"<h2>{escape(kata)}</h2>"
        yield '<div class="scroll" tabindex="0" role="group" aria-label="Stages"><table>'
        yield "<thead><tr><th>stage</th><th>PASS</th><th>FAIL</th><th>none</th>"
        yield "<th>share</th></tr></thead><tbody>"
        for stage in sorted({stage for row in mine for stage in row.judged}):
            yield _stage(stage, mine)
        yield "</tbody></table></div>"


def _stage(stage: Stage, rows: list[Row]) -> str:
    marks = Counter(row.judged[stage].mark for row in rows if stage in row.judged)
    all_of_them = len(rows)
    good, bad = marks[Mark.PASS], marks[Mark.FAIL]
    shares = "".join(
        f'<span class="{kind}" style="width: {100 * number / all_of_them:.1f}%"></span>'
        for kind, number in (("pass", good), ("fail", bad))
    )
    return (
        f"<tr><th>{escape(Lesson(stage).name)}</th><td>{good}</td><td>{bad}</td>"
        f"<td>{marks[Mark.NONE]}</td>"
        f'<td><div class="bar" role="img" aria-label="{good} PASS and {bad} FAIL of'
        f' {all_of_them}">{shares}</div></td></tr>'
    )


def _in_the_way(
    rows: Sequence[Row], found: Sequence[Misconception], with_names: bool
) -> Iterator[str]:
    if not found:
        if any(row.passed for row in rows):
            yield "<p>Nothing is in the way of those who have begun a stage.</p>"
        return
    yield "<h2>What is in the way, of most people first</h2>\n<ol>"
    katas = {row.kata for row in rows if row.kata}
    groups = in_groups(found)
    for group in groups[:SHOWN_AT_MOST]:
        label = group[0].stage.label if len(katas) < 2 else str(group[0].stage)
        yield from _group(label, group, with_names)
    yield "</ol>"
    if (more := len(groups) - SHOWN_AT_MOST) > 0:
        yield f"<p>And {more} more, of fewer people.</p>"


def _group(label: str, group: list[Misconception], with_names: bool) -> Iterator[str]:
    one = group[0]
    yield f'<li><span class="share">{escape(one.share)}</span><div>'
    yield f"<h3>{escape(label)}: {escape(one.part)}</h3>"
    if with_names or one.is_the_workbooks:
        for each in group[:LINES_AT_MOST]:
            yield f"<p>{escape(each.says[:SAID_AT_MOST])}</p>"
        if (more := len(group) - LINES_AT_MOST) > 0:
            yield f"<p>And {more} more of the kind.</p>"
    if one.todo:
        yield f"<p>Next: {escape(one.todo[:SAID_AT_MOST])}</p>"
    if with_names:
        yield f"<p>{', '.join(map(_name, one.people))}</p>"
    if hint := one.hint:
        # Not its text: a third hint on the wall is nearly the answer.
        number, text = hint
        yield f"<p>Hint {number}, {escape(text.summary)}:"
        yield f"<code>./scripts/go hint {one.stage.called} {number}</code></p>"
    yield "</div></li>"


def _name(who: str) -> str:
    """A name that stays in its place, in whichever direction it is written."""
    return f"<bdi>{escape(who)}</bdi>"


def _people(rows: Sequence[Row]) -> Iterator[str]:
    """Everybody, with the stages that were judged; a table of all stages would be wider than
    a projector."""
    for kata in sorted({row.kata for row in rows if row.kata}):
        yield f"<h2>People, {escape(kata)}</h2>\n<ul>"
        for row in (row for row in rows if row.kata == kata):
            marks = sorted(row.judged.items())
            told = ", ".join(f"{stage.label} {one.mark}" for stage, one in marks)
            told = told or "not judged yet"
            yield f"<li><span>{_name(row.who)}</span><span>{told}</span></li>"
        yield "</ul>"
    for row in (row for row in rows if row.fault):
        yield f"<p>{_name(row.who)}: {escape(row.fault)}</p>"
