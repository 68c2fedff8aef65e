"""Stands in for a program that a pipeline calls: notes the call, and answers as told.

Run with the program and its arguments, and with the variables STAND_IN_ROOT (the files of the
job), STAND_IN_MACHINE (a folder that stands for its machine) and STAND_IN_SETTINGS (a file with
what is told, see `machine.Settings`).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from drydock.sandbox.ci.stand_in_images import docker
from drydock.sandbox.ci.stand_in_machine import Machine, parted

QUIET = (
    "pylint black ruff mypy flake8 isort coverage sleep git uvx pipx tox nox".split()
)


def pip(machine: Machine, args: list[str]) -> int:
    words, options = parted(args, "pip")
    if not words or words[0] not in ("install", "sync"):
        return 0
    files = [*options.get("-r", []), *options.get("--requirement", [])]
    files += words[1:] if words[0] == "sync" else []
    gone = [one for one in files if not machine.at(one).is_file()]
    if gone:
        return machine.fails(f"could not open the requirements file {gone[0]}")
    if machine.is_planted("install"):
        return machine.fails("no version of a package fits")
    named = words[1:] if words[0] == "install" else []
    free = [one for one in named if "==" not in one and one not in (".", "pip")]
    paths = [machine.at(one).relative_to(machine.root).as_posix() for one in files]
    machine.state["installed"] = True
    machine.note(what="install", files=paths, without_version=free)
    return 0


def audit(machine: Machine, args: list[str]) -> int:
    _, options = parted(args, "pip")
    files = [*options.get("-r", []), *options.get("--requirement", [])]
    gone = [one for one in files if not machine.at(one).is_file()]
    if gone:
        return machine.fails(f"could not open the requirements file {gone[0]}")
    paths = [machine.at(one).relative_to(machine.root).as_posix() for one in files]
    machine.note(what="audit", files=paths)
    return (
        machine.fails("found 1 known vulnerability")
        if machine.is_planted("audit")
        else 0
    )


def selected(
    machine: Machine, words: list[str], left_out: list[str]
) -> list[str] | None:
    """The test files that are meant; None where a path does not exist."""
    found = list[str]()
    away = [machine.at(one) for one in left_out]
    for word in words or ["."]:
        path = machine.at(word.partition("::")[0])
        if not path.exists():
            return None
        for name in machine.told["tests"]:
            file = machine.root / name
            if file.is_file() and (path == file or path in file.parents):
                if not any(one == file or one in file.parents for one in away):
                    found.append(name)
    return found


def pytest(machine: Machine, args: list[str]) -> int:
    words, options = parted(args, "pytest")
    for one in ("-k", "-m", "--deselect", "--lf", "--co", "--collect-only"):
        if one in options or any("::" in word for word in words):
            machine.note(
                what="unsupported", which=f"pytest with {one} or a single test"
            )
            return machine.fails("not supported")
    if not machine.state["installed"]:
        return machine.fails("No module named pytest")
    files = selected(machine, words, options.get("--ignore", []))
    if files is None:
        return machine.fails("file or directory not found", 4)
    if not files:
        return machine.fails("no tests ran", 5)
    status = [result_of(machine, file) for file in files]
    if not machine.said:
        machine.said.append(f"{len(files)} test files, {sum(status)} with failures")
    return 1 if any(status) else 0


def result_of(machine: Machine, file: str) -> int:
    """0 where the tests of a file pass or are skipped, 1 where one fails."""
    told, running = machine.told["tests"][file], machine.state["running"]
    if told["asks"] and not machine.env.get(told["asks"]):
        return 0
    if told["needs_model"] and not machine.model:
        return machine.fails(f"{file}: there is no {machine.told['model']}")
    if told["asks"] and not running:
        return machine.fails(f"{file}: nothing answers at {told['asks']}")
    failed = machine.is_planted(f"test {file}")
    failed = failed or bool(told["asks"]) and machine.is_planted("container")
    image = running["id"] if told["asks"] and running else ""
    if not failed:
        machine.note(what="tested", file=file, model=machine.model, image=image)
    return int(bool(failed))


def python(machine: Machine, args: list[str]) -> int:
    while args and args[0].startswith("-") and args[0] not in ("-m", "-c"):
        if args[0] in ("-W", "-X"):
            args = args[1:]
        args = args[1:]
    if not args or args[0] == "-c":
        return 0
    if args[0] == "-m":
        return answer(machine, args[1], args[2:])
    if not machine.at(args[0]).is_file():
        return machine.fails(f"can't open file {args[0]}", 2)
    if not machine.state["installed"]:
        return machine.fails("No module named pandas")
    script = machine.at(args[0]).relative_to(machine.root).as_posix()
    if machine.is_planted(f"script {script}"):
        return machine.fails(f"{script} stops with an error")
    machine.note(what="script", script=script)
    if script == machine.told["training"]:
        path = machine.root / machine.told["model"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"model of {machine.folder.name}", "utf-8")
    return 0


def uv(machine: Machine, args: list[str]) -> int:
    if args[:1] == ["pip"]:
        return pip(machine, args[1:])
    if args[:1] == ["run"]:
        machine.state["installed"] = True
        return answer(machine, args[1], args[2:])
    if args[:1] == ["sync"]:
        machine.state["installed"] = True
    if args[:1] == ["publish"]:
        machine.note(what="published", image="", model="")
    return 0


def uvicorn(machine: Machine, _args: list[str]) -> int:
    machine.state["running"] = {"id": "", "model": machine.model}
    return 0


def curl(machine: Machine, args: list[str]) -> int:
    if not any("127.0.0.1" in one or "localhost" in one for one in args):
        machine.note(what="unsupported", which="a request to another machine")
        return machine.fails("there is no network", 6)
    return 0 if machine.state["running"] else machine.fails("connection refused", 7)


def publishes(machine: Machine, args: list[str]) -> int:
    if args[:1] == ["upload"] or args[:2] == ["release", "create"]:
        machine.note(what="published", image="", model="")
    return 0


PROGRAMS = {
    "python": python,
    "python3": python,
    "pip": pip,
    "pip3": pip,
    "pip-audit": audit,
    "pip_audit": audit,
    "pytest": pytest,
    "uv": uv,
    "uvicorn": uvicorn,
    "curl": curl,
    "wget": curl,
    "docker": docker,
    "podman": docker,
    "twine": publishes,
    "gh": publishes,
}


ONLY_SHOWS = frozenset("--help --version --dry-run".split())
NAMES = frozenset([*PROGRAMS, *QUIET])


def answer(machine: Machine, program: str, args: list[str]) -> int:
    if program in ("uvx", "pipx") and args:
        return answer(machine, *_called(args))
    if program in PROGRAMS:
        return PROGRAMS[program](machine, args)
    return 0


def _called(args: list[str]) -> tuple[str, list[str]]:
    rest = args[1:] if args[0] == "run" else args
    return (rest[0].partition("@")[0], rest[1:]) if rest else ("", [])


def called(machine: Machine, program: str, args: list[str]) -> int:
    """Notes that a program is called, and answers; gives its exit code."""
    secrets = machine.told["secrets"]
    machine.note(
        what="called",
        program=program,
        shown=" ".join([program, *args])[:80],
        told_secret=any(secret in one for secret in secrets for one in args),
        knows_secret=any(secret in machine.env.values() for secret in secrets),
    )
    try:
        status = 0 if ONLY_SHOWS.intersection(args) else answer(machine, program, args)
    except (IndexError, ValueError, TypeError, OSError) as error:
        status = machine.fails(f"{program}: cannot follow its arguments: {error}", 2)
    machine.keep()
    return status


def main() -> int:
    """A program on the PATH of a job."""
    machine = Machine(os.environ, Path.cwd())
    status = called(machine, sys.argv[1], sys.argv[2:])
    for line in machine.said:
        print(line, file=sys.stderr if status else sys.stdout)
    return status
