"""What was last said of the participant's work on each stage, and on which content.

A record stands in `.drydock/verdicts/<kata>/NN.json`. It names the content by its digest
(see `workbook.workspace`), so that nothing is claimed for work that has changed since.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from drydock.files import write_whole
from drydock.judging.verdict import Verdict, Word
from drydock.workbook.house import Stage


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


def _file(stage: Stage) -> Path:
    folder = stage.house.root / ".drydock" / "verdicts" / stage.kata
    return folder / f"{stage.label}.json"


def read(stage: Stage) -> Record | None:
    """The record of a stage; None where there is none that can be read."""
    try:
        found = Record(**json.loads(_file(stage).read_bytes()))
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
    write_whole(_file(stage), json.dumps(asdict(record), indent=1) + "\n")
