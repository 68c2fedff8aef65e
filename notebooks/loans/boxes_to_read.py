"""What a builder would be given of a folder, and what of it a Dockerfile would keep: nothing
is built."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from importlib.metadata import files, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from drydock.judging.reading import build_context, dockerfile
from drydock.judging.reading.image_files import files_of

NO_WORK = ("__pycache__", ".ipynb_checkpoints")


def folder(texts: Mapping[str, str], copied: Path | None = None) -> Path:
    """A new folder with these texts, by their paths in it, and with all that is in another."""
    path = Path(tempfile.mkdtemp(), "project")
    if copied:
        shutil.copytree(copied, path, ignore=shutil.ignore_patterns(*NO_WORK))
    for name, text in texts.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return path


def context(path: Path) -> list[str]:
    """The files that a builder is given of a folder, after its .dockerignore."""
    return list(build_context.context(path))


def kept(path: Path, text: str) -> dict[str, int]:
    """The files of the folder that the last stage of a Dockerfile holds, by their places in
    the image, each with its size in bytes."""
    found = files_of(dockerfile.stages(text), build_context.context(path))[-1]
    return {
        place: source.path.stat().st_size
        for place, source in found.held.items()
        if source.path
    }


def weight(lines: Iterable[str]) -> str:
    """What these lines of a requirements file weigh, as it is installed here."""
    names = [line.partition("==")[0] for line in lines]
    found = [file for name in names for file in files(name) or ()]
    megabytes = sum(file.size or 0 for file in found) / 1e6
    return f"{len(names)} packages, {len(found):,} files, {megabytes:.0f} MB"


def pins(*names: str) -> list[str]:
    """These packages and all that they bring with them, each with the version that is
    installed here: the lines of a requirements file."""
    waiting, seen = [*names], dict[str, str]()
    asked = set[str]()
    while waiting:
        wanted = Requirement(text := waiting.pop())
        if text in asked:
            continue
        asked.add(text)
        name = wanted.name.lower().replace("_", "-")
        seen[name] = f"{name}=={version(name)}"
        for one in map(Requirement, requires(name) or []):
            extras = ("", *wanted.extras)
            if one.marker is None or any(
                one.marker.evaluate({"extra": extra, "sys_platform": "linux"})
                for extra in extras
            ):
                given = f"[{','.join(sorted(one.extras))}]" if one.extras else ""
                waiting.append(f"{one.name}{given}")
    return sorted(seen.values())
