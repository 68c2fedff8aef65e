"""Putting a kata's folder into another state, with the present state kept.

Nothing of a participant's is ever copied and then deleted: it is moved, by renaming, into
the folder that becomes the kept copy, and the new state, prepared beforehand, is moved
in. The folder `exercises/<kata>/` itself stays, so that terminals, kernels and editors
that are at home in it stay there too. What stands in `.drydock/swap/` tells how far it
got, and whoever comes next takes it back or finishes it (`settle`):

    old/ new/         what was there is on its way into old/: take it back
    old/ arriving/    what is to be there is on its way out of arriving/: finish it
    neither old/      all is done; the rest is rubbish

Below each stand the parts of a state (see `safekeeping.kata_state`), of one kata or of
several; they are exchanged together.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from drydock import files
from drydock.safekeeping import kata_state
from drydock.safekeeping.lock import one_at_a_time
from drydock.workbook.house import House

Fill = Callable[[Path], None]
UNCHANGED = "{} could be changed; it is as it was"
FINISHED = (
    "An interrupted command has been finished; what was in {} before is kept as {}, and {}"
    " brings it back."
)


def _swap(house: House) -> Path:
    return house.root / ".drydock" / "swap"


def saved(house: House) -> Path:
    """The folder of all kept copies."""
    return house.root / ".drydock" / "saved"


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


def exchange(
    house: House, katas: Sequence[str], fill: Fill, about: dict[str, object]
) -> str:
    """Puts away the state of some katas, and puts another one there.

    fill: writes the new state into a folder in which each of its parts is there, empty.
    about: what to remember of the kept copy, as JSON.
    Gives the name of the kept copy, empty where there was nothing to keep. Raises Told,
    with everything as it was, where the system refuses something. To be called
    `undisturbed`.
    """
    swap = _swap(house)
    try:
        _prepare(house, katas, fill, about)
    except OSError as error:
        with contextlib.suppress(OSError):
            _discard(swap.with_name("swap.new"))
        raise files.told(error, UNCHANGED.format(house.place), "look at it") from error
    with _uninterrupted():
        try:
            _move_out(house)
        except OSError as error:
            settle(house)
            raise files.told(
                error, UNCHANGED.format(house.place), "look at it"
            ) from error
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


def _prepare(
    house: House, katas: Sequence[str], fill: Fill, about: dict[str, object]
) -> None:
    """Makes ready all that an exchange needs; it begins with the renaming."""
    swap = _swap(house)
    fresh = swap.with_name("swap.new")
    _discard(fresh)
    for kata in katas:
        for side in (fresh / "old", fresh / "new"):
            for part in kata_state.put_away(side, kata).values():
                part.mkdir(parents=True)
    fill(fresh / "new")
    kata_state.write_about(fresh / "old", about)
    saved(house).mkdir(exist_ok=True)
    for kata in katas:
        house.exercise(kata).mkdir(parents=True, exist_ok=True)
    files.move(fresh, swap)


def _parts(house: House, state: Path) -> Iterator[tuple[Path, Path]]:
    """Each part of a state, and where it is at home."""
    for kata in kata_state.katas(state):
        home = kata_state.at_home(house, kata)
        for name, part in kata_state.put_away(state, kata).items():
            yield part, home[name]


def _move_out(house: House) -> None:
    swap = _swap(house)
    for kept, place in _parts(house, swap / "old"):
        for entry in files.entries(place):
            files.move(entry, kept / entry.name)
    files.move(swap / "new", swap / "arriving")


def _move_in(house: House) -> str:
    """Puts the new state in place, and the old one among the kept copies."""
    swap = _swap(house)
    try:
        _arrive(house, swap / "arriving", swap / "old")
        return _publish(house)
    except OSError as error:
        raise files.told(
            error,
            f"{house.place} could be changed; it is half done, and your files are safe in"
            f" {swap / 'old'}",
            "run any command again: it goes on where it stopped",
        ) from error


def _arrive(house: House, state: Path, aside: Path | None = None) -> None:
    """Moves a state to where it belongs.

    aside: the state that takes what is in the way; otherwise that stays in the same
    folder, by another name. Only an editor that saved in this very moment, or after a
    command was killed, can have put something there.
    """
    for coming, place in _parts(house, state):
        for folder in (coming, place):
            files.recover(folder)
        for entry in files.entries(coming):
            place.mkdir(parents=True, exist_ok=True)
            target = place / entry.name
            if os.path.lexists(target):
                folder = place if aside is None else aside / coming.relative_to(state)
                files.move(target, files.free(folder, entry.name))
            files.move(entry, target)


def _publish(house: House) -> str:
    """Makes what was put away a kept copy, and one of several that are the same.

    Nothing is discarded before all of it is published.
    """
    old = _swap(house) / "old"
    name = ""
    if any(kata_state.contents(old)):
        saved(house).mkdir(exist_ok=True)
        kept = files.free(saved(house), time.strftime("%Y-%m-%d_%H-%M-%S"))
        files.move(old, kept)
        name = kept.name
        for other in files.entries(saved(house)):
            if other != kept and kata_state.is_same(other, kept):
                with contextlib.suppress(OSError):  # then there are two of them
                    discard(house, other)
    _discard(_swap(house))
    return name


def settle(house: House) -> str:
    """Takes back or finishes what an interrupted command has left half done.

    Gives what was done, in a sentence, or an empty text. Raises Told where the system
    refuses it. To be called only where no other command can be at work.
    """
    swap = _swap(house)
    if not swap.exists():
        return ""
    try:
        files.recover(swap)
        if not (swap / "new").exists():
            name = _move_in(house)
            told = FINISHED.format(house.place, name, house.command("undo"))
            return told if name else ""
        _arrive(house, swap / "old")
        name = _publish(house)
    except OSError as error:
        raise files.told(
            error,
            "what an interrupted command has put away could be brought back; your files"
            f" are safe in {swap / 'old'}",
            "run any command again: it goes on where it stopped",
        ) from error
    found = f"An interrupted command has been taken back; {house.place} is as it was."
    return f"{found} What else was among it is kept as {name}." if name else found


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
