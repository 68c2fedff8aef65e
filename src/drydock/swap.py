"""Putting a kata's folder into another state, with the present state kept.

Nothing of a participant's is ever copied and then deleted: it is moved, by renaming, into
the folder that becomes the kept copy, and the new state, prepared beforehand, is moved
in. The folder `exercises/<kata>/` itself stays, so that terminals, kernels and editors
that are at home in it stay there too. What stands in `.drydock/swap/` tells how far it
got, and whoever comes next takes it back or finishes it (`settle`):

    old/ new/         what was there is on its way into old/: take it back
    old/ arriving/    what is to be there is on its way out of arriving/: finish it
    neither old/      all is done; the rest is rubbish

Below each, `exercises/<kata>/` and `passed/<kata>/` (see `drydock.passed`) are exchanged
together.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drydock import files, passed
from drydock.layout import House
from drydock.lock import one_at_a_time

Fill = Callable[[Path, Path], None]
UNCHANGED = "exercises/{} could be changed; it is as it was"


def _swap(house: House) -> Path:
    return house.root / ".drydock" / "swap"


def saved(house: House) -> Path:
    """The folder of all kept copies."""
    return house.root / ".drydock" / "saved"


def exercises_in(state: Path, kata: str) -> Path:
    """Where a state, such as a kept copy, holds what belongs into `exercises/<kata>/`."""
    return state / "exercises" / kata


def passed_in(state: Path, kata: str) -> Path:
    """Where a state holds what belongs to the participant's way through the kata."""
    return state / "passed" / kata


def _parts(house: House, state: Path, kata: str) -> Iterator[tuple[Path, Path]]:
    """Each folder of a state, and the place where it belongs."""
    yield exercises_in(state, kata), house.exercise(kata)
    yield passed_in(state, kata), passed.place(house, kata)


@contextmanager
def undisturbed(house: House) -> Iterator[str]:
    """Holds off other commands, once what an interrupted one has left is settled.

    Yields what there was to settle, in a sentence, or an empty text.
    """
    with one_at_a_time(house):
        yield settle(house)


def is_left(house: House) -> bool:
    """Whether an exchange is going on, or was interrupted."""
    return _swap(house).exists()


def exchange(house: House, kata: str, fill: Fill, about: dict[str, object]) -> str:
    """Puts away what stands in `exercises/<kata>/`, and puts something else there.

    fill: writes the new state into two empty folders, for the exercise and for what has
    passed. about: what to remember of the kept copy, as JSON.
    Gives the name of the kept copy, empty where there was nothing to keep. Raises Told,
    with everything as it was, where the system refuses something. To be called
    `undisturbed`.
    """
    swap = _swap(house)
    try:
        _prepare(house, kata, fill, about)
    except OSError as error:
        with contextlib.suppress(OSError):
            _discard(swap.with_name("swap.new"))
        raise files.told(error, UNCHANGED.format(kata), "look at it") from error
    with _uninterrupted():
        try:
            _move_out(house, kata)
        except OSError as error:
            settle(house)
            raise files.told(error, UNCHANGED.format(kata), "look at it") from error
        return _move_in(house)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Lets Ctrl-C wait for a moment. It may be pressed in the main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _prepare(house: House, kata: str, fill: Fill, about: dict[str, object]) -> None:
    """Makes ready all that an exchange needs; it begins with the renaming."""
    swap = _swap(house)
    fresh = swap.with_name("swap.new")
    _discard(fresh)
    for side in (fresh / "old", fresh / "new"):
        for part in (exercises_in(side, kata), passed_in(side, kata)):
            part.mkdir(parents=True)
    fill(exercises_in(fresh / "new", kata), passed_in(fresh / "new", kata))
    (fresh / "old" / "about.json").write_text(json.dumps(about), "utf-8")
    saved(house).mkdir(exist_ok=True)
    for _, place in _parts(house, fresh, kata):
        place.mkdir(parents=True, exist_ok=True)
    files.move(fresh, swap)


def _move_out(house: House, kata: str) -> None:
    swap = _swap(house)
    for kept, place in _parts(house, swap / "old", kata):
        for entry in files.entries(place):
            files.move(entry, kept / entry.name)
    files.move(swap / "new", swap / "arriving")


def _move_in(house: House) -> str:
    """Puts the new state in place, and the old one among the kept copies."""
    swap = _swap(house)
    for kata in _katas(swap / "old"):
        try:
            _arrive(house, swap / "arriving", kata, swap / "old")
            return _publish(house, kata)
        except OSError as error:
            raise files.told(
                error,
                f"exercises/{kata} could be changed; it is half done, and your files"
                f" are safe in {exercises_in(swap / 'old', kata)}",
                "run any command again: it goes on where it stopped",
            ) from error
    return ""


def _katas(state: Path) -> list[str]:
    return [folder.name for folder in files.entries(state / "exercises")]


def _arrive(house: House, state: Path, kata: str, aside: Path | None = None) -> None:
    """Moves a state to where it belongs.

    aside: the state that takes what is in the way; otherwise that stays in the same
    folder, by another name. Only an editor that saved in this very moment, or after a
    command was killed, can have put something there.
    """
    for coming, place in _parts(house, state, kata):
        place.mkdir(parents=True, exist_ok=True)
        folder = place if aside is None else aside / coming.relative_to(state)
        for entry in files.entries(coming):
            target = place / entry.name
            if os.path.lexists(target):
                files.move(target, _free(folder, entry.name))
            files.move(entry, target)


def _free(folder: Path, name: str) -> Path:
    """A path in `folder` that nothing stands at, by this name or nearly."""
    path, number = folder / name, 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path


def _publish(house: House, kata: str) -> str:
    """Makes what was put away a kept copy, and one of several that are the same."""
    old = _swap(house) / "old"
    name = ""
    if any(files.entries(part) for part, _ in _parts(house, old, kata)):
        saved(house).mkdir(exist_ok=True)
        kept = _free(saved(house), time.strftime("%Y-%m-%d_%H-%M-%S"))
        files.move(old, kept)
        name = kept.name
        for other in files.entries(saved(house)):
            if other != kept and _is_same(other, kept, kata):
                with contextlib.suppress(OSError):  # then there are two of them
                    discard(house, other)
    _discard(_swap(house))
    return name


def _is_same(first: Path, second: Path, kata: str) -> bool:
    """Whether two states of a kata are the same, so that one of them is enough."""
    return exercises_in(first, kata).is_dir() and all(
        files.same(part(first, kata), part(second, kata))
        for part in (exercises_in, passed_in)
    )


def settle(house: House) -> str:
    """Takes back or finishes what an interrupted command has left half done.

    Gives what was done, in a sentence, or an empty text. Raises Told where the system
    refuses it. To be called only where no other command can be at work.
    """
    swap = _swap(house)
    if not swap.exists():
        return ""
    katas = _katas(swap / "old")
    if not (swap / "new").exists():
        name = _move_in(house)
        _discard(swap)
        if not name:
            return ""
        return (
            "An interrupted command has been finished; what was in exercises/ before"
            f" is kept as {name}, and ./scripts/go undo brings it back."
        )
    for kata in katas:
        try:
            _arrive(house, swap / "old", kata)
        except OSError as error:
            raise files.told(
                error,
                f"what an interrupted command has put away could be brought back;"
                f" your files are safe in {exercises_in(swap / 'old', kata)}",
                "run any command again: it goes on where it stopped",
            ) from error
    _discard(swap)
    return "An interrupted command has been taken back; exercises/ is as it was."


def discard(house: House, copy: Path) -> None:
    """Throws a kept copy away: at once, however long it takes to remove its files."""
    _discard_as(house.root / ".drydock" / "saved.gone", copy)


def _discard(folder: Path) -> None:
    """Removes what holds nothing of a participant's any more, if it is there."""
    if folder.exists():
        _discard_as(folder.with_name("swap.gone"), folder)


def _discard_as(gone: Path, folder: Path) -> None:
    files.remove(gone)
    files.move(folder, gone)
    with contextlib.suppress(OSError):  # what is left of it goes the next time
        files.remove(gone)
