"""The configuration that is checked in, read, and what in it holds nowhere or here alone.

The files are found, not listed, so a new task or run configuration is looked at too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import json5
import typer
import yaml

from drydock.interfaces.cli.app import app
from drydock.workbook.house import HERE

ROOT = HERE.root
PATTERNS = (
    ".vscode/*.json",
    ".devcontainer/*.json",
    ".idea/*.xml",
    ".idea/*.iml",
    ".idea/*/*.xml",
    ".github/*.yml",
    ".github/*/*.yml",
    "lefthook.yml",
)
PATH = re.compile(
    r"(?:\$\{workspaceFolder\}|\$PROJECT_DIR\$|\$MODULE_DIR\$|(?<![\w.$/\\{}*])\.)"
    r"[/\\](?P<relative>[^\s\"'*;,<>|]+)"
)
GO = re.compile(
    r"(?P<door>[\w.\\/-]*[\\/]go(?:\.cmd)?)(?:[ \t]+(?P<command>[a-z]+)"
    r"(?P<options>(?:[ \t]+--[a-z-]+)*))?(?=\s|$)"
)
ABSOLUTE = re.compile(
    r"(?<![\w.}$*:\\/-])/(?:home|Users|root|work|tmp|opt|usr|var|mnt|private)/"
    r"|(?<![A-Za-z])[A-Za-z]:[\\/]"
    r"|~[\\/]|\$USER_HOME\$|\$HOME\b|\$\{userHome\}|%[A-Z]+%"
)


def configuration_files() -> list[Path]:
    found = {path for pattern in PATTERNS for path in ROOT.glob(pattern)}
    return sorted(path for path in found if _is_shared(path))


def _is_shared(path: Path) -> bool:
    """Whether a file is the project's, and not one that PyCharm keeps for one person."""
    idea, *rest = path.relative_to(ROOT).parts
    shared = (ROOT / ".idea/.gitignore").read_text("utf-8").splitlines()
    return idea != ".idea" or any(f"!/{rest[0]}{end}" in shared for end in ("", "/"))


def parsed(path: Path) -> Any:
    """The document in `path`: lists and dicts, or an XML element."""
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return json5.loads(text)
    if path.suffix == ".yml":
        return yaml.safe_load(text)
    return ElementTree.fromstring(text)


def _strings(node: Any) -> Iterator[str]:
    """Every value in a document, and every command put together from its parts.

    Comments are not in it: they may speak of files that are not there yet.
    """
    if isinstance(node, str):
        yield node
    elif isinstance(node, ElementTree.Element):
        for element in node.iter():
            yield from element.attrib.values()
            options = {option.get("name"): option.get("value") for option in element}
            if options.get("SCRIPT_NAME") == "drydock":
                yield f"./scripts/go {options['PARAMETERS']}"
    elif isinstance(node, list):
        for item in node:
            yield from _strings(item)
    elif isinstance(node, dict):
        yield from _commands(node)
        for item in node.values():
            yield from _strings(item)


def _commands(node: dict[str, Any]) -> Iterator[str]:
    """The command lines of one VS Code task or launch entry."""
    arguments = " ".join(str(argument) for argument in node.get("args", []))
    for command in (node.get("command"), node.get("windows", {}).get("command")):
        if command:
            yield f"{command} {arguments}"
    if node.get("module") == "drydock":
        yield f"./scripts/go {arguments}"


def text_of(path: Path) -> str:
    """What `path` says without its comments, a value a line."""
    return "\n".join(_strings(parsed(path)))


def missing_paths(text: str, root: Path) -> list[str]:
    """The paths named in `text` that are not in `root`, as they are written.

    A path begins with a variable for the project's folder or with `./` or `.\\`. One
    that goes on with another variable can't be judged. What set-up makes (.venv/) is
    allowed, and nothing else that is not there.
    """
    missing = []
    for match in PATH.finditer(text):
        relative = match["relative"].replace("\\", "/").rstrip("/.")
        is_made_by_setup = relative.split("/")[0] in {".venv", ".drydock"}
        if "$" in relative or is_made_by_setup:
            continue
        if not (root / relative).exists():
            missing.append(match[0])
    return missing


def unknown_commands(text: str) -> list[str]:
    """The `go` calls in `text` that the engine would refuse, as they are written.

    `test` and `lab` hand their options on, so their options are not looked at here.
    """
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    unknown = []
    for match in GO.finditer(text):
        command = known.get(match["command"]) if match["command"] else None
        if match["command"] and command is None:
            unknown.append(match[0].strip())
        elif command and not command.context_settings.get("ignore_unknown_options"):
            options = {name for parameter in command.params for name in parameter.opts}
            if not set((match["options"] or "").split()) <= options:
                unknown.append(match[0].strip())
    return unknown


def wrong_doors(text: str) -> list[str]:
    """The calls of a `go` that is neither scripts/go nor scripts/go.cmd."""
    doors = [match["door"].replace("\\", "/") for match in GO.finditer(text)]
    return [
        d for d in doors if d.removeprefix("./") not in {"scripts/go", "scripts/go.cmd"}
    ]


def absolute_paths(text: str) -> list[str]:
    """What in `text` holds on one machine only: absolute paths and home folders."""
    return [match[0] for match in ABSOLUTE.finditer(text)]
