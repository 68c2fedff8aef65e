"""What was said of a work, by its content: who has not changed is not judged again.

An answer stands in `.drydock/room/`, under a digest of all that it depends on: the work, the
stage, the time limit, what judges, and the Python and the packages that do it.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from drydock.files import write_whole
from drydock.judging.verdict import Word
from drydock.teaching.room.what_judges import WhatJudges
from drydock.workbook.house import House, Stage

KEPT_FOR = 90 * 24 * 3600.0


class Remembered:
    """The answers of earlier runs. is_asked: False where all is to be judged anew."""

    def __init__(self, house: House, *, is_asked: bool = True) -> None:
        self._house = house
        self._is_asked = is_asked
        self._judges = WhatJudges(house)

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
        judges = f"{self._judges.of(stage.kata)}|{sys.version}"
        told = f"{content}|{judges}|{stage}|{time_limit}"
        return self._folder / f"{sha256(told.encode()).hexdigest()}.json"
