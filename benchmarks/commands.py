"""How long the commands take that only look, beside a Python that does nothing.

`go --help` and `go status` are called as at a terminal, through the door, in this
workbook; both only read. The other side is the start and the end of a bare Python.
"""

from __future__ import annotations

import sys

from _places import ROOT, door
from _tables import Comparison, Other, machine, table
from _timing import options, seconds, turn_by_turn

UNDER = {"--help": 0.4, "status": 0.5}
BARE = "a Python that does nothing"


def main() -> None:
    runs = options(__doc__).parse_args().runs
    times = turn_by_turn(
        "commands",
        {
            **{
                word: lambda word=word: seconds([*door(ROOT), word], ROOT)
                for word in UNDER
            },
            BARE: lambda: seconds([sys.executable, "-P", "-c", ""], ROOT),
        },
        runs,
    )
    bare = Other(BARE, times[BARE])
    print(table([Comparison(f"go {w}", times[w], [bare], u) for w, u in UNDER.items()]))
    print(machine(runs, ["typer", "rich"]))


if __name__ == "__main__":
    main()
