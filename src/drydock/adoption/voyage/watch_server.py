"""A judge that stands by for an adopted notebook: see `judging.watch_server`."""

from __future__ import annotations

from typing import Any

from drydock.adoption.voyage import checking, register
from drydock.adoption.voyage.adopted_house import AdoptedStage
from drydock.errors import CalledWrongly
from drydock.judging.verdict import Verdict
from drydock.judging.watch_server import serve
from drydock.workbook.house import HERE, Stage


class _OfAdopted:
    def stage(self, wanted: str) -> Stage:
        house = register.house(HERE, wanted.partition("/")[0])
        if house is None:
            raise CalledWrongly(
                expected="an adopted kata",
                found=wanted,
                remedy="./scripts/go adopt FOLDER says again where its folder is",
            )
        return house.stage(wanted)

    def make_ready(self, stage: Stage) -> None:
        """Nothing to do: each run is a process of the owner's Python."""

    def check(self, stage: Stage, **how: Any) -> Verdict:
        assert isinstance(stage, AdoptedStage)
        return checking.check(stage, **how)


if __name__ == "__main__":
    serve(_OfAdopted())
