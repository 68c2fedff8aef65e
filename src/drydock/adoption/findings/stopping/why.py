"""Why a cell did not come to its end, and what people do about it.

The first that knows has the word: what Drydock itself has done, then the names, imports,
versions, files and the world outside; what is left is the notebook's own failure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drydock.adoption.findings.code import imports_all, read
from drydock.adoption.findings.flow import flow
from drydock.adoption.findings.stopping import imports, missing_names, outside, versions
from drydock.adoption.findings.stopping.stop import Stop, package_of
from drydock.adoption.model import Adopted, Finding, RanCell

# Beside the first, so many are told: what hangs on the first is not known.
MOST_OTHERS = 5

DECIDERS: tuple[Callable[[Stop], Finding | None], ...] = (
    outside.limits,
    missing_names.missing_name,
    versions.no_longer_there,
    imports.not_installed,
    outside.files,
    outside.world,
    versions.not_in_this_version,
)


def stops(adopted: Adopted) -> Iterator[Finding]:
    """Why the first failing cell of a run failed, then the same of others that do not hang
    on it, as likely."""
    if not adopted.first:
        return
    failing = [
        one for one in adopted.first.cells if one.status not in ("ok", "not run")
    ]
    told: set[tuple[str, str]] = set()
    for number, ran in enumerate(failing):
        if number and _hangs_on_another(adopted, ran):
            continue
        reason = _reason(adopted, ran, is_first=number == 0)
        # The same package that is missing in three cells is one thing to do.
        if (key := (reason.rule, reason.remedy)) not in told:
            told.add(key)
            yield reason
        if len(told) > MOST_OTHERS:
            return


def _hangs_on_another(adopted: Adopted, ran: RanCell) -> bool:
    """Whether a cell misses a name that one above it would have made, had that run, or may
    have; what a cell makes that nobody can read, or imports with a star, is not known.
    """
    name = ran.error.names.get("name", "") if ran.error else ""
    unread = [
        one.number
        for one in read(adopted.cells).cells
        if not one.readable and name in one.words or name and imports_all(one)
    ]
    makers = [*flow(adopted).makers(name), *unread]
    run = adopted.first.cells if adopted.first else ()
    return any(run[one - 1].status != "ok" for one in makers if one < ran.number)


def _reason(adopted: Adopted, ran: RanCell, is_first: bool) -> Finding:
    stop = Stop(adopted, ran, is_first)
    for decide in DECIDERS:
        if found := decide(stop):
            return found
    return _own_failure(stop)


def _own_failure(stop: Stop) -> Finding:
    library = stop.error.names.get("raised_in", "").partition(".")[0]
    library = "" if library == "__main__" else library
    why = f"it is raised by {library}" if library else "it is raised there"
    remedy = "run the cells above it, look at what this line is given, and fix it"
    if _failed_when_saved(stop):
        why = "it failed in the same way when it was saved, perhaps on purpose"
        remedy = (
            "if it is to show an error, give the cell the tag raises-exception: whoever"
            " runs all cells comes past it then"
        )
    elif stop.adopted.cells[stop.ran.number - 1].saved_count and _has_outputs(stop):
        why += (
            "; when it was saved, the cell came to its end: the data, what had been run"
        )
        why += f" before it, or {_version(stop, library)} may have been other"
    return stop.finding(
        "fails",
        what=f"{stop.at} ends with {stop.said.rstrip('.')}",
        why=why,
        remedy=remedy,
    )


def _version(stop: Stop, library: str) -> str:
    package = package_of(library) if library else ""
    version = stop.version(package)
    return f"the version of {package} (here {version})" if version else "a version"


def _has_outputs(stop: Stop) -> bool:
    """Whether it was saved with what its cells had shown: else nobody knows how they ended."""
    return any(one.saved_outputs for one in stop.adopted.cells)


def _failed_when_saved(stop: Stop) -> bool:
    saved = stop.adopted.cells[stop.ran.number - 1].saved_outputs
    return any(one.kind == "error" and stop.error.type in one.text for one in saved)
