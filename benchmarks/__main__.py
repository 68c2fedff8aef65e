"""All benchmarks, one after the other, with the Python of the workbook's environment.

Each is a script of its own in this folder and can be run alone. Each prints one table:
medians of all turns, the ratios, and whether the aims are met.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from _places import ROOT, python_in
from _timing import options


def scripts() -> dict[str, Path]:
    """The benchmarks, by name: every module here whose name does not begin with _."""
    found = sorted(Path(__file__).parent.glob("[!_]*.py"))
    return {path.stem: path for path in found}


def main() -> int:
    """Gives 0 where every benchmark has come to its end."""
    parser = options(__doc__)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"of {', '.join(scripts())}; without one, all",
    )
    asked = parser.parse_args()
    if unknown := set(asked.names) - scripts().keys():
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    python = python_in(ROOT / ".venv")
    if not python.exists():
        parser.error("there is no environment yet; first run ./scripts/go setup")
    failed = []
    for name in asked.names or scripts():
        print(f"\n{name}\n", flush=True)
        command = [python, scripts()[name], "--runs", str(asked.runs)]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nCame to no end: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
