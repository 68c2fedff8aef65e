"""Where a work gives other tables than the approved ones: what it has done, by name."""

from __future__ import annotations

from drydock.errors import CheckFailed
from drydock.judging.baseline import Table, same_value

FOREST = "RandomForestClassifier(random_state=42)"  # 100 trees, as it has by itself
BANDS = 4
MENDED = {"Age", "Age*Class"}


def require_defect(approved: Table, yours: Table) -> None:
    """Raises CheckFailed where the defect over 64 has been mended on the way, and that is
    all that differs in the features."""
    mended = _mended(approved, yours)
    if mended:
        key, was, now = mended[0]
        raise CheckFailed(
            expected="the approved features: ages over 64 are in no band, and stay as"
            " they are",
            found=f"{len(mended)} of {len(approved.rows):,} passengers, all over 64,"
            f" got another age (first: PassengerId {key}, approved {was}, yours"
            f" {now}). Nothing else has changed: you improved it",
            remedy="you improved it, and that is another hat. Keep what the program"
            " does today, also where it is wrong, and write down what you saw. In"
            " stage 16 you change it: on purpose, and with a test first",
        )


def _mended(approved: Table, yours: Table) -> list[tuple[str, str, str]]:
    """Passenger, approved age and the age found, where ages over 64 have got a band and
    nothing else differs."""
    if approved.columns != yours.columns or approved.keys != yours.keys:
        return []
    age = approved.columns.index("Age")
    found = []
    for was, now in zip(approved.rows, yours.rows):
        differ = {
            name
            for name, one, other in zip(approved.columns, was, now)
            if not same_value(one, other)
        }
        if not differ:
            continue
        if not differ <= MENDED or float(was[age]) < BANDS or not now[age]:
            return []
        found.append((was[0], was[age], now[age]))
    return found


def require_forest(model: str, differ: list[str], same_features: bool) -> None:
    """Raises CheckFailed where predictions differ because the model is another one, or
    has learned from something else."""
    if differ and model == FOREST and same_features:
        raise CheckFailed(
            expected="the approved predictions, cell by cell",
            found=f"the forest is made as before, and the features are the same, but"
            f" {differ[0]}",
            remedy="so it learns from something else: look at what its fit is given",
        )
    if differ and model != FOREST:
        kind = FOREST.partition("(")[0]
        raise CheckFailed(
            expected=f"the model that is returned is {FOREST}",
            found=f"it is {model}, and so {differ[0]}",
            remedy=(
                "compare what it is made with: trees, seed and all other settings"
                if kind in model
                else "return the forest: the other models are there for the leaderboard"
            ),
        )
