"""The new folder: the script, tests that a person can read, and what they hold it to."""

from __future__ import annotations

import pprint
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template
from typing import Any

from drydock.adoption.locking.choice import Choice
from drydock.adoption.locking.locked import lock as of_tests
from drydock.adoption.locking.script import Script

TESTS = "tests"
TEMPLATES = Path(__file__).parent / "templates"
HELPERS = Path(of_tests.__file__).parent
SETTINGS = (
    "[pytest]\ntestpaths = tests\npythonpath = .\naddopts = -p no:cacheprovider\n"
)


def script_name(notebook: Path) -> str:
    """What the script of a notebook is called."""
    return re.sub(r"[^\w-]+", "_", notebook.stem) + ".py"


def write(
    into: Path, notebook: Path, script: Script, chosen: Choice, lies: Path
) -> None:
    """Writes the new folder into `into`; `lies` is where it will lie at last."""
    shutil.rmtree(into, ignore_errors=True)
    tests, name = into / TESTS, script_name(notebook)
    shutil.copytree(
        HELPERS, tests / "locked", ignore=shutil.ignore_patterns("__pycache__")
    )
    settings = chosen.settings(f"../{name}", lies / TESTS, notebook.parent)
    _write(into / name, script.text.rstrip("\n") + "\n")
    _write(into / "pytest.ini", SETTINGS)
    write_templates(tests, name, settings, "".join(_comments(script, chosen)))
    approved = of_tests.Approved(tests / "approved", list(chosen.texts))
    approved.write(chosen.texts)


def write_templates(
    tests: Path, script: str, settings: Mapping[str, Any], left_out: str
) -> None:
    """Writes the files of the tests that are about one lock; left_out: what is not locked,
    as comments."""
    told = {"script": script, "settings": _arguments(settings), "left_out": left_out}
    for template in sorted(TEMPLATES.iterdir()):
        text = Template(template.read_text("utf-8")).substitute(told)
        _write(tests / template.stem, text)


def _arguments(settings: Mapping[str, Any]) -> str:
    """The arguments of a call, one below the other, those that say nothing left out."""
    lines = []
    for name, value in settings.items():
        if value:
            text = pprint.pformat(value, width=84, sort_dicts=False, compact=True)
            lines.append(
                f"    {name}={text},".replace("\n", "\n    " + " " * len(name) + " ")
            )
    return "\n".join(lines)


def _comments(script: Script, chosen: Choice) -> Iterable[str]:
    """What is not locked, and why, to be read below what is."""
    if chosen.left_out:
        yield "\n# Not locked:\n"
    for one in chosen.left_out:
        yield f"# - {one.key}: {one.why}\n"
        for line, what in one.lines:
            yield f"#     line {line} (cell {script.cell_of(line)}): {what}\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
