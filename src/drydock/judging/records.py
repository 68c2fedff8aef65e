"""What was last said of the participant's work on each stage, and on which content.

A record stands in `.drydock/verdicts/<kata>/NN-slug.json`, so that it stays that of the stage
which it was given for (see `workbook.earlier_names`). It names the content by its digest (see
`workbook.workspace`), so that nothing is claimed for work that has changed since.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from drydock.files import write_whole
from drydock.judging import stage_times
from drydock.judging.verdict import Verdict, Word
from drydock.workbook import earlier_names
from drydock.workbook.house import House, Stage


@dataclass(frozen=True)
class Record:
    """The last verdict on a stage.

    word: PASS or FAIL. digest: of the content that was judged. passed: the digest of the
    content that passed last, None if none ever did. fails: the title of the first part
    that failed, None after a PASS. at: when, in ISO 8601.
    """

    word: str
    digest: str
    passed: str | None
    fails: str | None
    at: str

    @property
    def is_sound(self) -> bool:
        """Whether it is what `write` could have written, not somebody else."""
        texts = isinstance(self.digest, str) and isinstance(self.at, str)
        others = all(
            one is None or isinstance(one, str) for one in (self.passed, self.fails)
        )
        return self.word in (Word.PASS, Word.FAIL) and texts and others


def _folder(house: House, kata: str) -> Path:
    return house.root / ".drydock" / "verdicts" / kata


def read(stage: Stage) -> Record | None:
    """The record of a stage; None where there is none that can be read."""
    folder = _folder(stage.house, stage.kata)
    return _read(earlier_names.place(folder, stage, ".json"))


def read_of(house: House, kata: str, name: str) -> Record | None:
    """The record that stands under a name, which may be that of an earlier stage."""
    return _read(_folder(house, kata) / f"{name}.json")


def _read(file: Path) -> Record | None:
    try:
        found = Record(**json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return found if found.is_sound else None


def write(stage: Stage, digest: str, verdict: Verdict) -> None:
    """Records a PASS or a FAIL of the work with this digest."""
    before = read(stage)
    failed = (one.title for one in verdict.findings if one.word is Word.FAIL)
    record = Record(
        word=str(verdict.word),
        digest=digest,
        passed=(
            digest if verdict.word is Word.PASS else before.passed if before else None
        ),
        fails=next(failed, None),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    file = _folder(stage.house, stage.kata) / f"{stage.name}.json"
    write_whole(file, json.dumps(asdict(record), indent=1) + "\n")
    stage_times.note(stage, record.word)
