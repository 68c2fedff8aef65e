"""Prints the paths of the Python files that black would change, as JSON.

Called as `python -P would_change.py FILE...`, in a process of its own: on some texts, such
as a hundred brackets in each other, black takes longer than anybody waits.
"""

import gc
import json
import sys
from pathlib import Path

gc.disable()  # it ends soon

import black  # pylint: disable=wrong-import-position  # noqa: E402

MODE = black.Mode(target_versions={black.TargetVersion.PY311})


def would_change(file: Path) -> bool:
    """Whether black would write the file otherwise, or cannot read it."""
    try:
        text = file.read_text("utf-8")
        return black.format_str(text, mode=MODE) != text
    except (black.InvalidInput, UnicodeDecodeError):
        return True


if __name__ == "__main__":
    print(json.dumps([name for name in sys.argv[1:] if would_change(Path(name))]))
    gc.freeze()  # at its end Python would look all the same
