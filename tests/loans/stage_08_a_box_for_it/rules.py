"""What a box must be, as far as it can be read: each rule raises CheckFailed, or returns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from drydock.errors import CheckFailed
from drydock.judging.reading import dockerfile
from drydock.judging.reading.image_files import URL
from drydock.judging.reading.shell_words import commands
from drydock.workbook.loading import load

boxes = load(Path(__file__).with_name("box.py"))
planted = load(Path(__file__).with_name("planted.py"))
package_rules = load(Path(__file__).with_name("package_rules.py"))
Box, require, is_code = boxes.Box, boxes.require, boxes.is_code

MODEL, DICTIONARY, SERVICE = "artifacts/model.joblib", "data_dictionary.csv", "app.py"
MOVING = frozenset(
    "latest slim alpine stable testing unstable edge main master rolling nonroot debug dev"
    " full rawhide".split()
)
SMALL = ("slim", "alpine")
LARGE = ("buildpack-deps", "anaconda3", "miniconda3", "scipy-notebook", "base-notebook")
TOOLS = frozenset(
    "build-essential gcc g++ clang make cmake git curl-dev python3-dev python-dev libc-dev"
    " libc6-dev musl-dev cargo rustc gfortran build-base vim nano".split()
)
SYSTEM = ("apt-get", "apt", "apk", "dnf", "yum", "microdnf", "zypper")
SECRET_NAME = re.compile(
    r"(?i)(^|_)(password|passwd|pwd|secret|token|credentials?"
    r"|(api|access|private|secret)_?key)(_|$)"
)
UNPRIVILEGED = ("nobody", "www-data", "nonroot", "daemon")
ROOT = ("root", "0")

KINDS: dict[str, Callable[[PurePosixPath], bool]] = {
    "a secret": lambda path: bool(
        re.fullmatch(
            r"\.env(\..+)?|.+\.(key|pem|p12)|id_(rsa|ed25519)|\.netrc", path.name
        )
    ),
    "the history of git": lambda path: ".git" in path.parts,
    "a virtual environment": lambda path: bool({".venv", "venv"} & set(path.parts)),
    "data": lambda path: (
        "data" in path.parts
        or path.suffix in (".csv", ".data", ".parquet", ".xlsx")
        and path.name != DICTIONARY
    ),
    "a notebook": lambda path: path.suffix == ".ipynb",
}
TESTS: dict[str, Callable[[PurePosixPath], bool]] = {
    "a test": lambda path: (
        "tests" in path.parts
        or bool(re.fullmatch(r"(test_.*|conftest)\.py", path.name))
    )
}


def bases(box: Box) -> None:
    """Each base has a version, and that of the last stage is small"""
    first = {stage.base: f"line {stage.line}, FROM" for stage in box.stages}
    for stage in box.stages:
        if stage.parent:
            first.pop(stage.base, None)
    for stage in box.stages:
        for one in box.files[stage.index].taken:
            if one.image:
                first[one.image] = f"line {one.by.line}, COPY --from"
    for base, where in first.items():
        require(
            base == "scratch" or _has_version(base),
            "each base image is named with its version, such as python:3.13-slim, or by its"
            " digest",
            f"{where}: {base or 'nothing'}",
            "name a version: what latest means changes under the same name",
        )
    root = box.last
    while root.parent:
        root = root.parent
    name, tag = _name_and_tag(root.base)
    whole = name.rpartition("/")[2]
    require(
        whole not in LARGE and (whole != "python" or any(one in tag for one in SMALL)),
        "the last stage begins with a small base, such as python:3.13-slim",
        f"line {root.line}, FROM {root.base}",
        "take a slim variant: the whole one brings compilers that a service never calls",
    )


def _name_and_tag(base: str) -> tuple[str, str]:
    before = base.partition("@")[0]
    head, _, last = before.rpartition("/")
    name, _, tag = last.partition(":")
    return (f"{head}/{name}" if head else name), tag


def _has_version(base: str) -> bool:
    if "@sha256:" in base:
        return True
    name, tag = _name_and_tag(base)
    words = [one for one in re.split(r"[-.]", tag) if one]
    if [one for one in words if one.lower() not in MOVING]:
        return True
    return bool(words) and words != ["latest"] and bool(re.search(r"debian\d+", name))


def several_stages(box: Box) -> None:
    """Packages are installed in one stage, and the last one takes over what it made"""
    makers = [
        one.stage for one in box.taken() if any(box.installs(one.stage))  # type: ignore
    ]
    require(
        makers,
        "an earlier stage installs the packages, and the last stage takes them over with"
        " COPY --from",
        (
            f"there is one stage, which begins in line {box.last.line}"
            if len(box.stages) == 1
            else f"{box.last}, the last one, takes nothing that an earlier stage has installed"
        ),
        "begin with a stage that only installs, FROM ... AS install, and let the last one copy"
        " the folder it fills, with COPY --from=install: what has only served to install"
        " stays behind",
    )
    for one, _, install in box.installs(box.last):
        local = "--no-index" in one.value or any("/" in p for p in install.packages)
        require(
            local,
            "the last stage installs nothing from an index: it takes over what is installed",
            str(one),
            "move that line into the stage before, and copy what it makes",
        )


def no_tools(box: Box) -> None:
    """No compilers and no git are in the last stage"""
    for one in box.last.of("RUN"):
        for command in commands(one):
            tools = TOOLS & set(command.words) if command.program in SYSTEM else ()
            require(
                not tools,
                "no compiler and no other tool of the build is in the last stage",
                f"{', '.join(sorted(tools))} in {one}",
                "install it in the stage that needs it",
            )


def code_comes_later(box: Box) -> None:
    """The packages are installed before the code is copied"""
    for stage in box.used:
        for one, _, install in box.installs(stage):
            early = [
                source
                for source in box.files[stage.index].held.values()
                if source.by.line < one.line
                and (is_code(source) or source.name == MODEL)
            ]
            if install.files and early:
                require(
                    False,
                    "the packages are installed before code and model are copied, so that"
                    " changed code does not install them anew",
                    f"{early[0].name} is copied in line {early[0].by.line}, and the packages"
                    f" are installed in line {one.line}",
                    "copy the requirements file alone, install, and copy the rest below",
                )


def the_context(box: Box) -> None:
    """The build context holds no secrets, data, notebooks, or history"""
    there = (box.folder / ".dockerignore").is_file()
    if kinds := _of_kinds(box.context, KINDS):
        require(
            False,
            "the builder is given no secrets, data or notebooks, nor .git and .venv",
            f"{kinds}; "
            + ("" if there else "there is no .dockerignore, and ")
            + f"{len(box.context)} files are sent to it",
            "leave it out in .dockerignore; a pattern there begins at the top of the context:"
            " **/*.key is for all folders",
        )


def nothing_else(box: Box) -> None:
    """No secrets, data, tests or notebooks are in the last stage"""
    names = {place: source.name for place, source in box.held.held.items()}
    for place, name in names.items():
        kinds = _of_kinds([name or place.lstrip("/")], {**KINDS, **TESTS})
        require(
            not kinds,
            "the last stage holds what serving needs, and no secrets, data, tests or notebooks",
            f"{kinds}, by line {box.held.held[place].by.line}",
            "name in COPY what the service needs, one by one",
        )


def _of_kinds(
    names: Iterable[str], kinds: dict[str, Callable[[PurePosixPath], bool]]
) -> str:
    """What of these is of such a kind, in words; empty where nothing is."""
    for kind, is_one in kinds.items():
        found = [name for name in names if is_one(PurePosixPath(name))]
        if found:
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            return f"{kind}: {found[0]}{more}"
    return ""


def what_it_needs(box: Box) -> None:
    """The code, the dictionary and the model are in the last stage"""
    for files, stage in zip(box.files, box.stages):
        if files.unfound:
            one = files.unfound[0]
            require(
                False,
                f"what {stage} copies is in the build context",
                f"nothing there is {one.source} (line {one.by.line})",
                "look at the name, and at the lines of .dockerignore",
            )
    names = {source.name for source in box.held.held.values()}
    for needed in (SERVICE, DICTIONARY, MODEL):
        require(
            needed in names,
            f"{needed} is in the last stage",
            "no COPY brings it there",
            "copy it, and look whether .dockerignore lets it through",
        )


def not_root(box: Box) -> None:
    """It does not run as root"""
    one = box.last.last("USER")
    user = (" ".join(one.words) if one else "").partition(":")[0]
    where = str(one) if one else "no USER stands in the last stage"
    expected = "the last stage names a USER who is not root"
    remedy = "add USER 1000, below what has to be done as root"
    require(user and user not in ROOT, expected, where, remedy)
    if user.isdigit() or user in UNPRIVILEGED:
        return
    made = any(
        user in one.value or user in "".join(one.heredocs) for one in box.last.of("RUN")
    )
    taken = any(one.source == "/etc/passwd" for one in box.held.taken)
    require(
        made or taken,
        "the last stage knows the user whom it names",
        f"{where}, and no RUN of that stage makes this user",
        "make the user in that stage, or name a number, such as USER 1000",
    )


def the_command(box: Box) -> None:
    """It starts the service, where the world outside can reach it"""
    start = box.start
    require(
        start and start.app.partition("(")[0] == "app:app",
        "CMD starts app:app with uvicorn (or gunicorn, hypercorn, granian, fastapi run)",
        _said(box, "CMD", "ENTRYPOINT"),
        'CMD ["uvicorn", "app:app", "--host", "0.0.0.0", "--port", "8000"]',
    )
    require(
        start.host in boxes.EVERYWHERE,
        "the service listens on 0.0.0.0: a container has a loopback address of its own",
        f"it listens on {start.host}: {_said(box, 'CMD', 'ENTRYPOINT')}",
        "add --host 0.0.0.0",
    )
    ports = [
        word.partition("/")[0] for one in box.last.of("EXPOSE") for word in one.words
    ]
    require(
        start.port.isdigit() and start.port in ports,
        "EXPOSE names the port on which the service listens",
        f"it listens on {start.port}, and EXPOSE says {' '.join(ports) or 'nothing'}"
        + (
            "; a word in brackets gets no variables replaced"
            if start.port.startswith("$")
            else ""
        ),
        "write the same port in both",
    )


def _said(box: Box, *names: str) -> str:
    found = [str(one) for name in names if (one := box.last.last(name))]
    return "; ".join(found) or f"there is no {' and no '.join(names)}"


def no_secrets(box: Box) -> None:
    """No secret and no download stands in the file"""
    for stage in box.stages:
        for one in stage.instructions:
            names = dockerfile.pairs(one) if one.name in ("ENV", "ARG") else {}
            for name in names:
                require(
                    not SECRET_NAME.search(name),
                    "no ENV and no ARG holds a secret: whoever has the image can read both",
                    f"line {one.line}, {one.name} {name}",
                    "give it to the container when it runs, or to one RUN with"
                    " --mount=type=secret",
                )
            fetched = (
                [word for word in one.words if URL.match(word)]
                if one.name == "ADD"
                else []
            )
            require(
                not fetched or "checksum" in one.flags,
                "nothing is added from an address on the way",
                str(one),
                "keep the file beside the Dockerfile, or name its --checksum",
            )


def the_health_check(box: Box) -> None:
    """A health check asks /health, and fails where the answer is bad"""
    require(
        box.health,
        "a HEALTHCHECK asks the service for /health",
        _said(box, "HEALTHCHECK"),
        "let python ask: urlopen of urllib.request raises an error where the answer is bad, and"
        " python is there already, while a slim image has no curl (hint 3 has such a line)",
    )
    first = box.health[0]
    if is_python(first):
        return  # it is run: see the check
    require(
        first.program in ("curl", "wget"),
        "the health check asks with python, curl or wget",
        _said(box, "HEALTHCHECK"),
        "a check that asks nothing is always healthy: let one of them ask for /health (hint 3"
        " has such a line)",
    )
    _asks_well(box, first)
    _is_there(box, first.program)
    rest = box.health[1:]
    require(
        not rest
        or (
            first.then == "||"
            and len(rest) == 1
            and rest[0].words[:1] == ["exit"]
            and rest[0].words[1:] != ["0"]
        ),
        "the health check fails where its question fails",
        _said(box, "HEALTHCHECK"),
        "let nothing but || exit 1 follow",
    )


def _asks_well(box: Box, first: object) -> None:
    text = " ".join(first.words)  # type: ignore
    port = box.start.port if box.start else "8000"
    asked = re.search(r"(?:https?://)?[\w.\[\]:]+?:(\d+)(/\S*)?", text)
    require(
        asked and asked[1] == port and (asked[2] or "").rstrip("/") == "/health",
        f"it asks for /health at the port on which the service listens, {port}",
        _said(box, "HEALTHCHECK"),
        f"ask http://127.0.0.1:{port}/health",
    )
    flags = re.findall(r"(?:^|\s)(-\S+)", text)
    fails = any(
        one.startswith("--fail") or re.match(r"-[a-zA-Z]*f", one) for one in flags
    )
    require(
        first.program == "wget" or fails,  # type: ignore
        "the health check fails where the answer is an error, such as 503",
        f"curl succeeds whatever is answered: {_said(box, 'HEALTHCHECK')}",
        "add --fail",
    )


def _is_there(box: Box, program: str) -> None:
    installed = any(
        command.program in SYSTEM and program in command.words
        for one in box.last.of("RUN")
        for command in commands(one)
    )
    root = box.last
    while root.parent:
        root = root.parent
    busybox = program == "wget" and re.search("alpine|busybox", root.base)
    require(
        installed or busybox,
        f"{program} is in the last stage, since the health check calls it",
        f"no RUN of that stage installs it, and {root.base} has none",
        "ask with python, which is there",
    )


def is_python(command: object) -> bool:
    """Whether a command is Python with a program."""
    return bool(re.fullmatch(r"python[\d.]*", command.program))  # type: ignore


ALL = (
    bases,
    several_stages,
    no_tools,
    package_rules.packages,
    package_rules.what_it_imports,
    code_comes_later,
    the_context,
    nothing_else,
    what_it_needs,
    not_root,
    the_command,
    no_secrets,
    the_health_check,
)
"""The rules that need nothing but the files, in the order in which they are told."""


def told(folder: Path) -> list[CheckFailed]:
    """What the rules tell of a folder of work, with what the check puts into it."""
    planted.plant(folder, b"a model")
    try:
        box = boxes.read(folder)
    except CheckFailed as error:
        return [error]
    found = []
    for rule in ALL:
        try:
            rule(box)
        except CheckFailed as error:
            found.append(error)
    return found
