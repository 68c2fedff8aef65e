"""How a kept copy differs from what is in `exercises/`, as a diff that people can read."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from drydock import files
from drydock.errors import CheckFailed
from drydock.workbook.notebook import read_document
from drydock.workbook.sameness import same_file


def difference(now: Path, then: Path) -> Iterator[str]:
    """The lines of a diff that leads from the folder `now` to the folder `then`.

    Notebooks are compared by the text of their cells. What Python and Jupyter leave
    behind does not count.
    """
    names = sorted({*_names(now), *_names(then)})
    for name in names:
        before, after = _text(now / name), _text(then / name)
        shown = files.shown(name)
        if before == after:
            if not same_file(now / name, then / name):
                yield f"({shown} differs, but not in the text of its cells)"
            continue
        if isinstance(before, bytes) or isinstance(after, bytes):
            yield f"{shown} differs, and is no text"
            continue
        yield from unified_diff(
            _lines(before), _lines(after), f"now/{shown}", f"then/{shown}", lineterm=""
        )
        if not before or not after:
            yield f"({shown} is {'only there' if after else 'not there'} then)"


def _names(folder: Path) -> list[Path]:
    return [name for name in files.walk(folder) if not {*name.parts} & {*files.CACHES}]


def _lines(text: str | bytes | None) -> list[str]:
    return text.splitlines() if isinstance(text, str) else []


def _text(path: Path) -> str | bytes | None:
    """A file as text, or its bytes if it is none; None if it is not there."""
    if path.is_symlink():
        return f"link to {path.readlink()}"
    if not path.is_file():
        return None
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        try:
            return _notebook(path)
        except CheckFailed:
            pass
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content


def _notebook(path: Path) -> str:
    cells = read_document(path, path.name)["cells"]
    return "\n".join(f"# %% {c['cell_type']}\n{''.join(c['source'])}" for c in cells)
