"""Small wheels, made on the spot, and a lock of them: for tests that need no network."""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

ANY = "py3-none-any"


def make(
    folder: Path,
    name: str,
    version: str,
    tag: str = ANY,
    scripts: Mapping[str, str] | None = None,
) -> Path:
    """A wheel with one module of its name, and with these programs."""
    about = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"VERSION = {version!r}\n",
        **{
            f"{name}-{version}.data/scripts/{program}": text
            for program, text in (scripts or {}).items()
        },
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": f"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    rows = [
        f"{path},sha256={_digest(text)},{len(text)}" for path, text in files.items()
    ]
    files[f"{about}/RECORD"] = "\n".join([*rows, f"{about}/RECORD,,", ""])
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{name}-{version}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            entry = zipfile.ZipInfo(path)
            entry.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16
            archive.writestr(entry, text)
    return wheel


def _digest(text: str) -> str:
    found = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(found).rstrip(b"=").decode()


def pin(wheel: Path, marker: str = "") -> str:
    """The line of a lock for a wheel."""
    name, version, *_ = wheel.name.split("-")
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    of_some = f" ; {marker}" if marker else ""
    return f"{name}=={version}{of_some} \\\n    --hash=sha256:{found}\n"


def make_uv(folder: Path, version: str) -> Path:
    """A package uv whose program is the uv of this environment."""
    ours = Path(sys.prefix, "bin", "uv")
    return make(
        folder, "uv", version, scripts={"uv": f'#!/bin/sh\nexec "{ours}" "$@"\n'}
    )


def only_these(folder: Path) -> dict[str, str]:
    """What has pip take packages from a folder alone, whatever is configured here."""
    return {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": folder.as_uri(),
    }
