"""What is told of a lock and its proof, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drydock.adoption.locking.lock import Locked
from drydock.adoption.proving.proof import Proof, Tried, without_effect
from drydock.detail import listed

MOST = 20
FEW = 5
SMALL = "changed by less than a millionth, or in a way that its text does not show"


def of_lock(locked: Locked) -> Iterator[str]:
    """What is locked, what is not and why, and what is not shown."""
    chosen = locked.choice
    yield f"Locked: {_things(len(chosen.texts))} that {locked.script_name} makes."
    for name, columns in sorted(chosen.not_shown.items()):
        what = "all of it" if "*" in columns else listed(columns)
        yield (
            f"Not shown: {name} ({what}) seems to say something of persons; only a hash of it"
            " is approved."
        )
    for one in chosen.left_out:
        yield f"Not locked: {one.key}, for it {one.why}."
        for line, what in one.lines[:MOST]:
            yield f"    {locked.place(line)}: {what}"


def _things(number: int) -> str:
    return "1 thing" if number == 1 else f"{number} things"


def of_proof(locked: Locked, proof: Proof) -> Iterator[str]:
    """How many wrong versions were tried, noticed, and not; and lines without effect."""
    noticed, survived = proof.of("noticed"), proof.of("survived")
    yield (
        f"Proof: {len(proof.tried)} of {proof.possible} wrong versions tried in"
        f" {proof.seconds:.0f} seconds"
        + (f" ({proof.stopped})." if proof.stopped else ".")
    )
    if not proof.tried:
        return
    if not proof.forked:
        reason = f"what it uses does not bear a fork ({proof.no_fork})"
        if not proof.no_fork:
            reason = "this system has no forks"
        yield f"    Each was run from its first line on: {reason}."
    yield from _held_against(locked)
    changing = len(noticed) + len(survived)
    if changing:
        yield (
            f"    {changing} changed one of them or more; the lock noticed {len(noticed)}"
            f" of them ({proof.share:.1f} %)."
        )
    yield from _others(locked, proof)
    if survived:
        yield "Got through:"
    for one in survived[:MOST]:
        yield from _survivor(locked, one)
    yield from _dead(locked, proof)


def _held_against(locked: Locked) -> Iterator[str]:
    """What a wrong version and the right one are compared by."""
    choice = locked.choice
    yield (
        f"    Each was compared with the right one in {_things(len(choice.seen))}, locked or"
        " not: all values at its end, what it prints, the files that it writes."
    )
    if choice.not_seen:
        yield (
            "    Not compared, for it differs between two runs, or nothing can be said of it:"
            f" {_some(choice.not_seen)}."
        )


def _some(names: Sequence[str]) -> str:
    """The first of the names, and how many there are besides."""
    more = len(names) - FEW
    shown = [*names[:FEW], *([f"{more} more"] if more > 0 else [])]
    return listed(shown)


def _others(locked: Locked, proof: Proof) -> Iterator[str]:
    stopped, late = len(proof.of("stopped")), len(proof.of("too long", "died"))
    if stopped:
        yield f"    {stopped} stopped with an error, which any run tells; they do not count."
    if late:
        yield f"    {late} did not end in time; they do not count."
    if same := proof.of("same"):
        text = f"    {len(same)} changed nothing that is the same in two runs"
        loose = locked.loose_lines
        if number := sum(one.version.line in loose for one in same):
            text += f", {number} of them in lines that only lead to what is not locked"
        yield f"{text}; they do not count."


def _survivor(locked: Locked, one: Tried) -> Iterator[str]:
    yield f"    {locked.place(one.version.line)}, {one.version.kind}:"
    yield from (f"        {line}" for line in one.version.difference)
    keys = {key.partition(" on ")[0] for key in locked.choice.texts}
    held = [name for name in one.changed if name.partition(" on ")[0] in keys]
    free = [name for name in one.changed if name not in held]
    if held:
        yield f"        {_some(held)} {SMALL}"
    if free:
        only = "only " if not held else ""
        yield f"        Changed {only}{_some(free)}, not locked: {free[0]} {_why(locked, free[0])}"


def _why(locked: Locked, key: str) -> str:
    """Why something that is the same in two runs is not locked."""
    reasons = {one.key: one.why for one in locked.choice.left_out}
    return reasons.get(key, "has no text that stays the same")


def _dead(locked: Locked, proof: Proof) -> Iterator[str]:
    """Lines that may go: leaving them out has changed nothing."""
    unknown = locked.loose_lines | locked.unknown_lines
    dead = [one for one in without_effect(proof) if one.line not in unknown]
    if dead:
        yield "Lines without effect on these data: nothing differs where one is left out."
    for one in sorted(dead, key=lambda one: one.line)[:MOST]:
        first = one.before.strip().splitlines()[one.line - one.first].strip()
        yield f"    {locked.place(one.line)}: {first}"
    if len(dead) > MOST:
        yield f"    and {len(dead) - MOST} more"
