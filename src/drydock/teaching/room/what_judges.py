"""A fingerprint of what judges: where it is the same, a work gets the same verdict."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from drydock.workbook.house import House
from drydock.workbook.workspace import digest

OF_A_KATA = ("tests", "solutions", "data")
LOCK = "requirements.lock"


@dataclass(frozen=True)
class WhatJudges:
    """The engine of a house, its packages, and what it has on each kata, as they are when
    they are first asked for."""

    house: House

    _known: dict[str, str] = field(default_factory=dict)

    def of(self, kata: str) -> str:
        """The fingerprint of all that judges one kata."""
        if kata not in self._known:
            tops = (self.house.root / top / kata for top in OF_A_KATA)
            self._known[kata] = _of([self._engine, *map(digest, tops)])
        return self._known[kata]

    @cached_property
    def whole(self) -> str:
        """The fingerprint of all that judges any kata."""
        return _of([self.of(kata) for kata in self.house.katas])

    @cached_property
    def _engine(self) -> str:
        """The engine, the packages that it asks for, and those that were installed."""
        root = self.house.root
        installed = Path(sys.prefix, LOCK)
        return _of([digest(root / "src"), _of_file(root / LOCK), _of_file(installed)])


def _of(told: list[str]) -> str:
    return sha256("|".join(told).encode()).hexdigest()


def _of_file(path: Path) -> str:
    return sha256(path.read_bytes() if path.is_file() else b"").hexdigest()
