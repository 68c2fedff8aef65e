"""On a poor terminal nothing is lost, and nothing crashes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest
import toy

from drydock.interfaces.report import VerdictReport
from drydock.judging.verdict import Finding, Word
from drydock.say import in_words
from drydock.visible import visible
from drydock.workbook.house import House

pty = pytest.importorskip("pty") if sys.platform != "win32" else None

SNOWMAN = "\u2603"
TITLE = f"Caf\u00e9 {SNOWMAN}"
POOR = {
    "NO_COLOR": {"NO_COLOR": "1"},
    "TERM": {"TERM": "dumb"},
    "sixty columns": {"COLUMNS": "60"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
}
ALL_AT_ONCE = {name: text for one in POOR.values() for name, text in one.items()}
COMMANDS = [
    ["--help"],
    ["status"],
    ["check", "1", "--verbose"],
    ["solution", "1"],
    ["hint", "1"],
    ["check", f"caf\u00e9 {SNOWMAN}"],
]


@pytest.fixture(name="house")
def fixture_house(house: House) -> House:
    """A house in which titles, hints, steps and work hold what a code page lacks."""
    folded = (
        f"<details>\n<summary>{{}}</summary>\n\n1. {TITLE}. Why: {TITLE}.\n</details>"
    )
    parts = [folded.format(f"Hint {n}: {TITLE}") for n in (1, 2, 3)]
    lesson = toy.notebook(
        f"# {TITLE}", *parts, folded.format(TITLE), metadata=toy.LESSON
    )
    house.stage("1").lesson.write_text(lesson, "utf-8")
    work = toy.notebook(f"# {TITLE}", f"rows = [(1, 10), (2, '{SNOWMAN}\u00e9')]")
    (house.exercise("toy") / "toy.ipynb").write_text(work, "utf-8")
    return toy.with_engine(house)


def _go(house: House, command: list[str], **env: str) -> tuple[str, int]:
    """What a command writes into a pipe, in the encoding that it was asked for."""
    done = subprocess.run(
        [sys.executable, "-m", "drydock", *command],
        cwd=house.root,
        env=os.environ | {"PYTHONPATH": str(house.root / "src"), **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    )
    return done.stdout.decode(env["PYTHONIOENCODING"]), done.returncode


def _watch(house: House, **env: str) -> str:
    """What `go watch` writes into a pipe until it has judged once."""
    with subprocess.Popen(
        [sys.executable, "-m", "drydock", "watch", "1"],
        cwd=house.root,
        env=os.environ | {"PYTHONPATH": str(house.root / "src"), **env},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line.decode(env["PYTHONIOENCODING"]))
            if lines[-1].startswith("Keys") and any("FAIL  " in one for one in lines):
                process.stdin.write(b"h\nq\n")
                process.stdin.close()
                break
        lines += [line.decode(env["PYTHONIOENCODING"]) for line in process.stdout]
    assert process.returncode == 0
    return "".join(lines)


def _words(text: str) -> list[str]:
    """The words of a text but for the times that it tells."""
    text = re.sub(r"\d\d:\d\d:\d\d|\(\d+\.\d s\)|just\s+now|\d+\s+\w+\s+ago", "", text)
    return text.split()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_poor_terminal_is_told_the_same(house: House, command: list[str]) -> None:
    rich, code = _go(house, command, PYTHONIOENCODING="utf-8", COLUMNS="200")
    house.root.joinpath(".drydock/hints/toy/01-mend-it").unlink(missing_ok=True)
    poor, poor_code = _go(house, command, **ALL_AT_ONCE)
    assert _words(poor) == _words(rich.replace(SNOWMAN, "?"))
    assert code == poor_code
    assert "\x1b" not in poor
    assert "Traceback" not in poor and "BROKEN" not in poor


def test_watch_tells_a_poor_terminal_the_same(house: House) -> None:
    rich = _watch(house, PYTHONIOENCODING="utf-8", COLUMNS="200")
    house.root.joinpath(".drydock/hints/toy/01-mend-it").unlink()
    poor = _watch(house, **ALL_AT_ONCE)
    assert "Hint 1 of 3" in rich
    assert _words(poor) == _words(rich.replace(SNOWMAN, "?"))
    assert "\x1b" not in poor and "Traceback" not in poor


def test_help_and_status_fit_into_sixty_columns(house: House) -> None:
    for command in ("--help", "status"):
        said, _ = _go(house, [command], **ALL_AT_ONCE)
        assert max(map(len, said.splitlines())) <= 60
        assert "..." not in said.replace("[ARGS]...", "")


@pytest.mark.skipif(pty is None, reason="Windows has no pseudo-terminal of this kind")
@pytest.mark.parametrize("poor", ["", *POOR])
def test_colour_only_where_it_is_wanted(house: House, poor: str) -> None:
    """In a terminal, which a pipe is not."""
    said = _in_terminal(house, ["check", "1"], POOR.get(poor, {}))
    assert "FAIL" in said and "Found:" in said
    assert ("\x1b[" in said) == (poor not in ("NO_COLOR", "TERM"))


def _in_terminal(house: House, command: list[str], env: dict[str, str]) -> str:
    assert pty is not None
    ours, theirs = pty.openpty()
    settings = {"PYTHONPATH": str(house.root / "src"), "TERM": "xterm", **env}
    inherited = {k: v for k, v in os.environ.items() if k not in ALL_AT_ONCE}
    with subprocess.Popen(
        [sys.executable, "-m", "drydock", *command],
        cwd=house.root,
        env=inherited | settings,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        said = b""
        while True:
            try:
                received = os.read(ours, 4096)
            except OSError:  # Linux says so when the other side has been closed
                break
            if not received:
                break
            said += received
    os.close(ours)
    return said.decode("utf-8", "replace")


@pytest.mark.skipif(os.name != "posix", reason="sh: POSIX")
@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- >&- 2>&-"])
def test_a_check_needs_no_terminal_at_all(house: House, closed: str) -> None:
    """Closed streams, as a service or a cron job may have them."""
    command = f"'{sys.executable}' -P -m drydock check 1 {closed}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=house.root,
        env=os.environ | {"PYTHONPATH": str(house.root / "src")},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1, done
    assert (b"the approved numbers" in done.stdout) == (">&- " not in closed)
    assert b"BROKEN" not in done.stdout + done.stderr


STRANGE = "\\x1b]0;title\\x07 \\x1b[2J \\x9b31m \\r \\u202e \\ud800 \\x00"
SHOWN = ["\\x1b]0;title\\x07", "\\x9b31m", "\\r", "\\u202e", "\\ud800", "\\x00"]
RAW = ["\x1b", "\x07", "\x9b", "\r ", "\u202e", "\ud800", "\x00"]


def test_what_would_steer_a_terminal_is_shown(house: House) -> None:
    """In a terminal, for tools, in a notebook's table, and by pytest."""
    work = toy.notebook(f"raise ValueError('{STRANGE}')", toy.RIGHT)
    (house.exercise("toy") / "toy.ipynb").write_text(work, "utf-8")
    env = {"PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    said, _ = _go(house, ["check", "1", "--verbose"], **env)
    told, _ = _go(house, ["check", "1", "--json"], **env)
    document = json.loads(told)
    by_hand = [sys.executable, "-m", "pytest", "-v", str(house.stage("1").tests)]
    of_pytest = subprocess.run(
        by_hand, cwd=house.root, capture_output=True, check=False
    ).stdout.decode("utf-8", "surrogatepass")
    table = VerdictReport(document)._repr_html_()  # pylint: disable=protected-access
    for text in (said, document["text"], table):
        assert all(one in text for one in SHOWN), text
    assert SHOWN[0] in of_pytest
    for text in (said, told, *_strings(document), of_pytest):
        assert not [one for one in RAW if one in text], text


def _strings(found: object) -> list[str]:
    if isinstance(found, str):
        return [found]
    inner = found.values() if isinstance(found, dict) else found
    return (
        [s for one in inner for s in _strings(one)]
        if isinstance(found, (dict, list))
        else []
    )


@pytest.mark.parametrize("source", ["x = '\ud800'", "open('\ud800')", "# \x00\x1b"])
def test_half_a_character_in_a_cell_gets_a_verdict(house: House, source: str) -> None:
    work = toy.notebook(source, toy.RIGHT)
    (house.exercise("toy") / "toy.ipynb").write_text(work, "utf-8")
    said, code = _go(house, ["check", "1"], PYTHONIOENCODING="utf-8")
    assert code in (0, 1) and "BROKEN" not in said, said


def test_what_is_shown_is_what_it_was() -> None:
    assert visible("caf\u00e9 \u2603\n\tx \U0001f468\u200d\U0001f469") == (
        "caf\u00e9 \u2603\n\tx \U0001f468\u200d\U0001f469"
    )
    assert visible("\x1b[1m\r\n") == "\\x1b[1m\\r\n"
    assert visible(visible("\x1b")) == "\\x1b"


@pytest.mark.skipif(pty is None, reason="Windows has no pseudo-terminal of this kind")
def test_messages_break_between_words(house: House) -> None:
    said = _in_terminal(house, ["check", "1"], {"NO_COLOR": "1", "COLUMNS": "50"})
    lines = said.replace("\r\n", "\n").splitlines()
    assert max(map(len, lines)) <= 50, said
    [first, *others] = [n for n, line in enumerate(lines) if "Found:" in line][:1]
    assert not others and lines[first + 1].startswith(" " * 20)
    whole = _in_terminal(house, ["check", "1"], {"NO_COLOR": "1", "COLUMNS": "500"})
    assert _words(said) == _words(whole)


def test_code_and_tables_keep_their_lines() -> None:
    code = "          frame = pandas.DataFrame({'a': [1, 2, 3], 'b': [4, 5, 6]})"
    docstring = "     Rows of a table with all the columns that it had, in a diff"
    added = "+ Frame = make()  # " + "long " * 9
    for line in (code, added, docstring, "a,b,c" * 20):
        assert in_words(line, 40) == line


def test_what_is_said_of_a_notebook_breaks_below_its_beginning() -> None:
    assert in_words("[8]:4     18 stands in cells 8 and 15", 29).splitlines() == [
        "[8]:4     18 stands in cells",
        "          8 and 15",
    ]
    for start in ("Each was compared", "388 changed one"):
        told = in_words(f"    {start} of them or more", 26).splitlines()
        assert told == [f"    {start} of", "    them or more"]


def test_what_is_in_the_way_of_many_breaks_below_its_beginning() -> None:
    told = in_words("2 of 30  stage 08  The input is not modified", 30).splitlines()
    assert told == ["2 of 30  stage 08  The input", "         is not modified"]


@pytest.mark.parametrize("word", Word)
def test_long_titles_of_parts_stay_in_their_column(word: Word) -> None:
    [first] = Finding("part " * 9, word).lines()
    assert in_words(first, 30).splitlines() == [
        f"  {word:<8}part part part part",
        "          part part part part",
        "          part",
    ]
