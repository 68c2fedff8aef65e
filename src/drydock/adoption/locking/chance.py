"""Why a value is not the same twice: the lines that lead to it, and draw, or ask a clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from drydock.adoption.locking.slices import Slices

SEED = "random_state=42"
# Methods that draw random numbers unless they are given a seed.
DRAWING = frozenset({"sample", "shuffle"})
ONLY_SHUFFLED = frozenset({"KFold", "StratifiedKFold"})
CLOCK = frozenset(
    "now today utcnow time perf_counter process_time ctime strftime".split()
)
SEEDS = frozenset({"seed", "set_seed", "manual_seed", "set_random_seed"})
OF_NUMPY = ("np.random.", "numpy.random.")
OF_PYTHON = ("random.",)


def reasons(
    text: str, name: str, seedable: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """The lines of a script to which it may be owed that a value differs between two runs,
    each with what is to be done there. What is no name may be owed to any line.

    seedable: the functions and classes that take a seed, and draw without one.
    """
    slices = Slices(text)
    seeded = [one.node for one in slices.statements if _is_seed(one.node)]
    known = any(name in one.changes for one in slices.statements)
    for statement in slices.leading_to(name) if known else slices.statements:
        for call in ast.walk(statement.node):
            if isinstance(call, ast.Call):
                if why := _why(call, seedable, bool(seeded)):
                    yield call.lineno, why
            elif isinstance(call, (ast.Set, ast.SetComp)):
                yield call.lineno, "takes the order of a set: sort it with sorted(...)"


def _is_seed(node: ast.stmt) -> bool:
    calls = (one for one in ast.walk(node) if isinstance(one, ast.Call))
    return any(_name(one) in SEEDS for one in calls)


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


# pylint: disable-next=too-many-return-statements
def _why(call: ast.Call, seedable: frozenset[str], seeded: bool) -> str:
    name, full = _name(call), ast.unparse(call.func)
    given = {one.arg: ast.unparse(one.value) for one in call.keywords}
    has_seed = given.get("random_state", "None") != "None" or "seed" in given
    if name in seedable | DRAWING and not has_seed and not seeded:
        if name not in ONLY_SHUFFLED or given.get("shuffle") == "True":
            return f"{name} may draw random numbers: give it {SEED}"
    if full.startswith(OF_NUMPY) and name not in SEEDS and not seeded:
        if name in ("default_rng", "RandomState"):
            return "" if call.args or has_seed else f"it has no seed: {name}(42)"
        return f"{full} draws random numbers: write np.random.seed(42) above"
    if full.startswith(OF_PYTHON) and name not in SEEDS and not seeded:
        return f"{full} draws random numbers: write random.seed(42) above"
    if name in CLOCK and not call.args or full.startswith("time."):
        return "asks the clock: take a fixed date, or leave it out"
    if full in ("set", "frozenset"):
        return "takes the order of a set: sort it with sorted(...)"
    return ""
