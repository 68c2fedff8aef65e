"""Make .venv whole: the slow path behind scripts/go and scripts/go.cmd.

What there is to do stands in set_up/. This file alone is written so that any Python can
read it, however old: one that does not fit is told so in a sentence.
"""

import io
import os
import sys

OLDEST, NEWEST = (3, 11), (3, 14)
BROKEN = 3
SCRIPTS = os.path.dirname(os.path.realpath(__file__))


def check_version(version):
    # type: (tuple[int, ...]) -> None
    """Refuse a Python for which the lock was not made, and say what to do."""
    if not OLDEST <= version[:2] <= NEWEST:
        found = ".".join(map(str, version[:3]))
        sys.stderr.write("Drydock: this is Python " + found + ", which does not fit.\n")
        needed = os.path.join(SCRIPTS, "python-needed.txt")
        with io.open(needed, encoding="ascii") as text:
            sys.stderr.write(text.read())
        sys.exit(BROKEN)


if __name__ == "__main__":
    check_version(sys.version_info)
    sys.path.insert(0, SCRIPTS)  # it is not there yet after python -P
    from set_up.whole import main

    sys.exit(main(sys.argv[1:]))
