"""What was said of a work, by its content: who has not changed is not judged again.

An answer stands in `.drydock/room/`, under a digest of all that it depends on: the work, the
stage, the time limit, what judges, and the Python and the packages that do it.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from drydock.files import write_whole
from drydock.judging.verdict import Word
from drydock.workbook.house import House, Stage
from drydock.workbook.workspace import digest

KEPT_FOR = 90 * 24 * 3600.0


class Remembered:
    """The answers of earlier runs. is_asked: False where all is to be judged anew."""

    def __init__(self, house: House, *, is_asked: bool = True) -> None:
        self._house = house
        self._is_asked = is_asked
        self._judges: dict[str, str] = {}

    def get(
        self, stage: Stage, content: str, time_limit: float | None
    ) -> dict[str, Any] | None:
        """The verdict that was given; None where there is none."""
        if not self._is_asked:
            return None
        path = self._path(stage, content, time_limit)
        try:
            told = json.loads(path.read_bytes())
            return told if told["verdict"] in (Word.PASS, Word.FAIL) else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(
        self,
        stage: Stage,
        content: str,
        time_limit: float | None,
        verdict: dict[str, Any],
    ) -> None:
        """Keeps a PASS or a FAIL; where nothing can be written, it is judged again."""
        if verdict["verdict"] in (Word.PASS, Word.FAIL):
            with contextlib.suppress(OSError):
                write_whole(self._path(stage, content, time_limit), json.dumps(verdict))

    def sweep(self) -> None:
        """Removes what is older than a course lasts."""
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if time.time() - path.stat().st_mtime > KEPT_FOR:
                    path.unlink()

    @property
    def _folder(self) -> Path:
        return self._house.root / ".drydock" / "room"

    def _path(self, stage: Stage, content: str, time_limit: float | None) -> Path:
        told = [content, self._judge(stage.kata), str(stage), str(time_limit)]
        return self._folder / f"{sha256('|'.join(told).encode()).hexdigest()}.json"

    def _judge(self, kata: str) -> str:
        """All that judges a kata, as it is now."""
        if kata not in self._judges:
            tops = [self._engine, sys.version]
            folders = (self._house.root / top / kata for top in ("tests", "solutions"))
            tops += [
                digest(one) for one in (*folders, self._house.root / "data" / kata)
            ]
            self._judges[kata] = sha256("|".join(tops).encode()).hexdigest()
        return self._judges[kata]

    @cached_property
    def _engine(self) -> str:
        root = self._house.root
        lock = root / "requirements.lock"
        packages = sha256(lock.read_bytes() if lock.is_file() else b"").hexdigest()
        return digest(root / "src") + packages
