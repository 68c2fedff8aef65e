"""Which files black would change, in the child process, in the participant's folder."""

from __future__ import annotations

import re
import tokenize
from pathlib import Path
from typing import Any

import black

MODE = black.Mode(target_versions={black.TargetVersion.PY311})
OFF = re.compile(r"#\s*(fmt:\s*(off|skip)|yapf:\s*disable)\b")


def would_change(_: dict[str, Any]) -> dict[str, Any]:
    """The paths of the Python files that black would write otherwise, or cannot read, and
    the places where comments ask it to look away."""
    files = sorted(Path().rglob("*.py"))
    changed = [file for file in files if _would_change(file)]
    return {
        "names": [file.as_posix() for file in changed],
        "switched_off": [
            f"{file.as_posix()}, line {line}"
            for file in files
            if file not in changed
            for line in _switched_off(file)
        ],
    }


def _would_change(file: Path) -> bool:
    try:
        with tokenize.open(file) as source:
            text = source.read()
        return black.format_str(text, mode=MODE) != text
    except (black.InvalidInput, UnicodeDecodeError, SyntaxError):
        return True


def _switched_off(file: Path) -> list[int]:
    with tokenize.open(file) as source:
        return [
            token.start[0]
            for token in tokenize.generate_tokens(source.readline)
            if token.type == tokenize.COMMENT and OFF.match(token.string)
        ]
