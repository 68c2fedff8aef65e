"""What the functions of a work did with the hidden examples, held to what was promised.

The other half of `trying.py`, which calls them in the child process.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from drydock.errors import CheckFailed

MODULE = "preprocessing.py"


class Tried(NamedTuple):
    """What a function did with the hidden examples, as `trying.py` tells it."""

    name: str
    line: int | None
    trials: list[dict[str, Any]] | None
    earlier: bool = False
    file: str = MODULE

    def hold(self) -> None:
        """Raises CheckFailed where the function is gone, or breaks any promise."""
        if self.trials is None:
            raise CheckFailed(
                expected=f"{MODULE} has the function {self.name}, as an earlier stage"
                " promised",
                found="there is none by that name",
                remedy="bring it back: other people's code calls it by that name",
            )
        self.hold_values()
        self.hold_surroundings()
        self.hold_input()

    @property
    def where(self) -> str:
        return f" ({self.name} in {self.file}, line {self.line})" if self.line else ""

    def hold_values(self) -> None:
        """Raises CheckFailed for the first example whose values are not as expected."""
        for trial in self.trials or ():
            self._hold_kind(trial)
            wrong = [
                (row, expected, got)
                for row, expected, got in zip(
                    trial["rows"], trial["expected"], trial["values"], strict=False
                )
                if not _is_same(expected, got)
            ]
            if wrong:
                row, expected, got = wrong[0]
                more = f"; wrong in {len(wrong)} of {len(trial['rows'])} rows"
                what = f"{trial['column']} " if trial["column"] else ""
                raise CheckFailed(
                    expected=f"{self.name} gives {what}{_shown(expected)} for {row}"
                    f" ({trial['about']})",
                    found=f"it gives {_shown(got)}{more}{self.where}",
                    remedy=trial["remedy"],
                )

    def _hold_kind(self, trial: dict[str, Any]) -> None:
        expected = f"{self.name} works for {trial['about']}"
        if "error" in trial:
            raise CheckFailed(
                expected=expected,
                found=f"it raises {trial['error']}",
                remedy=(
                    "it is given a whole table: take the columns that you need out of it"
                    if "'DataFrame' object has no attribute" in trial["error"]
                    else "write a test with such a table or column, see it fail, fix it"
                ),
            )
        if trial["values"] is None:
            returned = "nothing" if trial["kind"] == "NoneType" else trial["kind"]
            wanted = f"a table with the column {trial['column']}"
            if trial["kind"] == "DataFrame":
                returned += f" without the column {trial['column']}"
            raise CheckFailed(
                expected=f"{self.name} returns"
                f" {wanted if trial['column'] else 'a column (a pandas Series)'}",
                found=f"it returns {returned}{self.where}",
                remedy="look at its return statement",
            )
        if len(trial["values"]) != len(trial["rows"]):
            raise CheckFailed(
                expected=f"{self.name} gives as many rows as it is given"
                f" ({trial['about']})",
                found=f"{len(trial['rows'])} rows have become"
                f" {len(trial['values'])}{self.where}",
                remedy=_how_to_keep_rows(len(trial["values"]) - len(trial["rows"])),
            )

    def hold_surroundings(self) -> None:
        """Raises CheckFailed where more comes back changed than what was asked for."""
        for trial in self.trials or ():
            if trial.get("rest"):
                raise CheckFailed(
                    expected=f"{self.name} leaves rows, index labels and other columns"
                    f" as they are ({trial['about']})",
                    found=f"{trial['rest']}{self.where}",
                    remedy=_how_to_leave(trial["rest"]),
                )

    def hold_input(self) -> None:
        """Raises CheckFailed where the function has modified what it was given."""
        for trial in self.trials or ():
            if trial.get("modified") or trial.get("same"):
                what = trial["modified"] or "it returns the very object it was given"
                raise CheckFailed(
                    expected=f"{self.name} leaves what it is given as it was, and"
                    f" returns a new object ({trial['about']})",
                    found=f"{what}{self.where}",
                    remedy="work on a copy: the caller's table is not yours to change",
                )


def _how_to_leave(rest: str) -> str:
    """What to do where more has changed than was asked for; rest: what has changed."""
    if "column" in rest:
        return (
            "return the table that was given with the one column in it, as assign does, and"
            " keep what you need on the way in names of its own"
        )
    return (
        "labels 0 to 417 stand twice after stacking: what has lost its labels is put into"
        " the wrong rows when it is assigned"
    )


def _how_to_keep_rows(more: int) -> str:
    if more < 0:
        return "no row is left out: what is missing in it is no reason to drop it"
    return (
        "where index labels repeat, a merge, a join or .loc finds one row several times:"
        " work on whole columns"
    )


def _shown(value: Any) -> str:
    return "a missing value" if value is None else repr(value)


def _is_same(expected: Any, got: Any) -> bool:
    """Whether two values are equal, and not merely a truth value that counts as one."""
    return expected == got and isinstance(expected, bool) == isinstance(got, bool)


def tried(facts: dict[str, Any]) -> dict[str, Tried]:
    """What `trying.py` has found, by the name of the function."""
    return {one["name"]: Tried(**one) for one in facts["functions"]}
