"""Makes the cheat sheet of a kata: the shortcut tables of its lessons, on one page.

    python docs/cheat_sheet.py

Every lesson is read for a table whose first column is "Action", and for the notes below
it, in lines that begin with ">". The page goes into this folder, as
<kata>-cheat-sheet.html; open it in a browser, and print it.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from pathlib import Path

from drydock.workbook.house import HERE, House
from drydock.workbook.lesson import Lesson

FOLDER = Path(__file__).resolve().parent
FIRST_COLUMN = "Action"
NOTE = "> "
LONGEST_KEY = len("Ctrl+Shift+Cmd+Right")
PAGE = """\
<!DOCTYPE html>
<!-- Made by docs/cheat_sheet.py from the tables in the lessons: change those, then run it. -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: shortcuts</title>
<style>
  @page {{ size: A4; margin: 8mm; }}
  body {{ margin: 1rem; color: #000; background: #fff; font: 10pt/1.25 sans-serif; }}
  h1 {{ margin: 0 0 0.2em; font-size: 1.4em; }}
  p {{ margin: 0 0 0.5em; }}
  table {{ border-collapse: collapse; table-layout: fixed; width: calc(100% - 2px); }}
  thead th:first-child {{ width: 20%; }}
  thead th:last-child {{ width: 22%; }}
  th, td {{ border: 1px solid #555; padding: 0.08em 0.35em; text-align: left; vertical-align: top; }}
  thead th {{ border-bottom: 2px solid #000; }}
  tbody th {{ font-weight: normal; }}
  tbody th[colspan] {{ border-top: 2px solid #000; font-weight: bold; }}
  @media print {{ body {{ margin: 0; font-size: 7.6pt; }} tr {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<main>
<h1>{title}: shortcuts</h1>
<p>Cmd+Shift+P: hold Cmd and Shift, press P. Ctrl+K Ctrl+F: first the one, then the other. Keys of an American keyboard and of the default keymaps.</p>
<table>
<thead>
<tr>{head}</tr>
</thead>
{body}
</table>
</main>
</body>
</html>
"""

Row = list[str]


def tables(lesson: Lesson) -> list[Row]:
    """The rows of a lesson's shortcut tables, side by side as one, the head first.

    Each editor has a table of its own in the lesson, narrow enough for half a screen; each
    names the same actions.
    """
    first, *others = _tables(lesson) or [[]]
    columns = [{row[0]: row[1:] for row in table} for table in others]
    return [[*row, *(cell for one in columns for cell in one[row[0]])] for row in first]


def _tables(lesson: Lesson) -> list[list[Row]]:
    """Each table that has actions in its first column, as rows, its head first."""
    found: list[list[Row]] = []
    inside = False
    for line in lesson.text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        begins = line.startswith("|") and cells[0] == FIRST_COLUMN
        inside = line.startswith("|") and (inside or begins)
        if begins:
            found.append([])
        if inside and set(line) - set("|-: "):
            found[-1].append(cells)
    return found


def notes(lesson: Lesson) -> list[str]:
    """What a lesson says below its table of keys that do not arrive everywhere."""
    below = lesson.text.partition(f"| {FIRST_COLUMN} |")[2]
    lines = below.partition("\n#")[0].splitlines()
    return [line.removeprefix(NOTE) for line in lines if line.startswith(NOTE)]


def page(house: House, kata: str) -> str | None:
    """The cheat sheet of a kata; None where no lesson has such a table."""
    lessons = [Lesson(stage) for stage in house.stages(kata)]
    found = {lesson: rows for lesson in lessons if (rows := tables(lesson))}
    heads = [row for rows in found.values() for row in rows if row[0] == FIRST_COLUMN]
    if not heads:
        return None
    body = [_group(lesson, rows) for lesson, rows in found.items()]
    title = lessons[0].title
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads[0])
    return PAGE.format(title=escape(title), head=head, body="\n".join(body))


def _group(lesson: Lesson, rows: list[Row]) -> str:
    """The rows of one lesson under its title, and its notes below them."""
    width = f'colspan="{len(rows[0])}"'
    heading = f'<tr><th {width} scope="rowgroup">{escape(lesson.title)}</th></tr>'
    lines = [_line(row) for row in rows if row[0] != FIRST_COLUMN]
    below = [f"<tr><td {width}>{_note(text)}</td></tr>" for text in notes(lesson)]
    return "\n".join(["<tbody>", heading, *lines, *below, "</tbody>"])


def _note(text: str) -> str:
    """A note; what stands between backticks is code."""
    return re.sub("`(.+?)`", r"<code>\1</code>", escape(text))


def _line(row: Row) -> str:
    """One action; a sentence that is the same in several columns is written once.

    A key that is too long for its column is broken behind a plus sign.
    """
    first, *others = (escape(cell) for cell in row)
    cells = ""
    for text, same in groupby(others):
        columns = len(list(same))
        cell = text.replace("+", "+<wbr>")
        if columns > 1 and len(text) > LONGEST_KEY:
            cells += f'<td colspan="{columns}">{cell}</td>'
        else:
            cells += f"<td>{cell}</td>" * columns
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def file(kata: str) -> Path:
    """Where the cheat sheet of a kata is."""
    return FOLDER / f"{kata}-cheat-sheet.html"


def main() -> None:
    for kata in HERE.katas:
        text = page(HERE, kata)
        if text is not None:
            file(kata).write_text(text, "utf-8", newline="\n")
            print(f"{file(kata).relative_to(HERE.root).as_posix()}: written")


if __name__ == "__main__":
    main()
