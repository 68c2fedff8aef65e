"""Damaged work: what editors, transfers, merges and slips make of notebooks and scripts.

Every mutation takes the bytes of a file and a random generator, and gives other bytes.
The same number always gives the same damage.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

Mutation = Callable[[bytes, random.Random], bytes]


def _truncated(content: bytes, draw: random.Random) -> bytes:
    return content[: draw.randrange(len(content) + 1)]


def _bits_flipped(content: bytes, draw: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(draw.randint(1, 20)):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _bytes_put_in(content: bytes, draw: random.Random) -> bytes:
    strange = (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1a", b"\x0c", b"\xc3", b"\r")
    at = draw.choice((0, draw.randrange(len(content) + 1)))
    return content[:at] + draw.choice(strange) + content[at:]


def _part_twice(content: bytes, draw: random.Random) -> bytes:
    first, last = sorted(draw.randrange(len(content) + 1) for _ in range(2))
    return content[:last] + content[first:last] + content[last:]


def _other_encoding(content: bytes, draw: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(
        draw.choice(("utf-16", "utf-32", "utf-8-sig", "cp500")), "replace"
    )


def _merge_markers(content: bytes, draw: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = draw.randrange(len(lines) + 1)
    marked = [b"<<<<<<< HEAD\n", *lines[at : at + 3], b"=======\n"]
    return b"".join([*lines[:at], *marked, b">>>>>>> theirs\n", *lines[at + 3 :]])


def _lines_gone(content: bytes, draw: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    at = draw.randrange(len(lines) + 1)
    return b"".join(lines[:at] + lines[at + draw.randint(1, 5) :])


def _lines_moved(content: bytes, draw: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    first, second = (draw.randrange(len(lines)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    return b"".join(lines)


def _other_line_ends(content: bytes, draw: random.Random) -> bytes:
    return content.replace(b"\n", draw.choice((b"\r\n", b"\r", b"\n\n", b"\x85")))


def _nothing(_content: bytes, draw: random.Random) -> bytes:
    return draw.choice((b"", b"\n", b" \t\n", b"{}", b"[]", b"null", b"0", b"\\"))


BYTES: tuple[Mutation, ...] = (
    _truncated,
    _bits_flipped,
    _bytes_put_in,
    _part_twice,
    _other_encoding,
    _merge_markers,
    _lines_gone,
    _lines_moved,
    _other_line_ends,
    _nothing,
)


def _words_changed(content: bytes, draw: random.Random) -> bytes:
    words = (b"def", b"return", b"import", b"=", b"(", b")", b":", b"'", b'"', b"    ")
    old, new = draw.choice(words), draw.choice((*words, b""))
    return content.replace(old, new, draw.randint(1, 3))


def _nested_deeply(content: bytes, draw: random.Random) -> bytes:
    depth = draw.choice((50, 150, 1_000, 20_000, 200_000))
    nests = (
        b"x = " + b"(" * depth + b"1" + b")" * depth,
        b"x = " + b"[" * depth + b"]" * depth,
        b"x = " + b"-" * depth + b"1",
        b"x = " + b"1 + " * depth + b"1",
        b"x = y" + b".z" * depth,
        b"".join(b" " * n + b"if 1:\n" for n in range(min(depth, 1_000))),
    )
    return content + b"\n" + draw.choice(nests) + b"\n"


def _odd_python(content: bytes, draw: random.Random) -> bytes:
    odd = (
        b"# -*- coding: nonsense -*-\n",
        b"# -*- coding: latin-1 -*-\n# \xe9\n",
        b"# \xe9\n",
        b"from __future__ import nonsense\n",
        b"x = 1" + b"0" * 10_000 + b"\n",
        b"print 'hello'\n",
        b"x = '\\ud800'\n",
        b"\xc2\xa0x = 1\n",
        b"\tx = 1\n",
        b"return\n",
        b"await x\n",
        b"import nowhere\n",
        b"from . import nowhere\n",
        b"raise KeyboardInterrupt\n",
        b"raise GeneratorExit\n",
        b"raise BaseExceptionGroup('x', [SystemExit()])\n",
        b"class E(Exception):\n    def __str__(self): return 1\nraise E\n",
        b"class E(Exception):\n    __module__ = 1\nraise E('\\ud800\\n\\x00')\n",
        b"import sys; sys.setrecursionlimit(30)\n",
        b"def f(): f()\nf()\n",
        b"del __builtins__\n",
        b"__name__ = 1\n",
    )
    place = draw.choice((0, len(content)))
    return content[:place] + b"\n" * bool(place) + draw.choice(odd) + content[place:]


PYTHON = (*BYTES, _words_changed, _nested_deeply, _odd_python)

WRONG = (None, 0, -1, 1.5, True, "", "x", [], {}, [[]], [None], {"x": None}, "\ud800")


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a document that holds a value: its container and its key."""
    found, ahead = [], [value]
    while ahead:
        one = ahead.pop()
        keys = list(one) if isinstance(one, dict) else range(len(one))
        found += [(one, key) for key in keys]
        ahead += [one[key] for key in keys if isinstance(one[key], (dict, list))]
    return found


def _key_removed(document: Any, draw: random.Random) -> None:
    container, key = draw.choice(_places(document))
    del container[key]


def _wrong_type(document: Any, draw: random.Random) -> None:
    container, key = draw.choice(_places(document))
    container[key] = draw.choice(WRONG)


def _top_wrong(document: Any, draw: random.Random) -> None:
    key = draw.choice(list(document))
    document[key] = draw.choice(WRONG)


def _same_ids(document: Any, draw: random.Random) -> None:
    for cell in document["cells"]:
        cell["id"] = draw.choice(("same", "", "not an id!", "x" * 100))


def _deep(document: Any, draw: random.Random) -> None:
    nest: Any = {}
    for _ in range(draw.choice((100, 400, 900))):
        nest = draw.choice(([nest], {"x": nest}))
    draw.choice(document["cells"])["metadata"] = {"deep": nest}


def _huge_outputs(document: Any, draw: random.Random) -> None:
    text = "x" * draw.choice((10**5, 10**6, 5 * 10**6))
    output = {"output_type": "stream", "name": "stdout", "text": [text, "\n"]}
    code = [cell for cell in document["cells"] if cell["cell_type"] == "code"]
    draw.choice(code)["outputs"] = [output]


def _old_format(document: Any, draw: random.Random) -> None:
    number = draw.choice((2, 3, 5, "4", 4.0, None))
    cells = document.pop("cells")
    for cell in cells:
        if draw.random() < 0.5:
            cell["input"] = cell.pop("source")
    document["nbformat"] = number
    document[draw.choice(("worksheets", "cells"))] = draw.choice(
        (cells, [{"cells": cells}])
    )


def _foreign_kernel(document: Any, draw: random.Random) -> None:
    name = draw.choice(("ir", "julia-1.10", "python2", "", "no such kernel"))
    language = draw.choice(("R", "julia", "python", 7))
    document["metadata"] = {
        "kernelspec": {"name": name, "language": language},
        "language_info": {"name": language},
    }


def _without_source(document: Any, draw: random.Random) -> None:
    for cell in draw.sample(document["cells"], draw.randint(1, 3)):
        cell.pop("source")


def _cells_shuffled(document: Any, draw: random.Random) -> None:
    draw.shuffle(document["cells"])


def _cell_damaged(document: Any, draw: random.Random) -> None:
    code = [cell for cell in document["cells"] if cell["cell_type"] == "code"]
    cell = draw.choice(code)
    source = "".join(cell["source"]).encode()
    damaged = draw.choice(PYTHON)(source or b"x", draw)
    cell["source"] = damaged.decode("utf-8", "surrogateescape")


def _odd_cell(document: Any, draw: random.Random) -> None:
    source = draw.choice(
        (
            "%nonsense",
            "%%bash\necho hello",
            "%%html\n<b>",
            "%%nonsense\nx",
            "%load_ext nowhere",
            "%run nowhere.py",
            "!exit 1",
            "?len",
            "x = !ls",
            "%timeit 1",
            "%%time\n1 +",
            "get_ipython().run_cell('1/0')",
            "%reset -f",
            "%cd /",
            "%matplotlib qt",
            "%debug",
            "raise KeyboardInterrupt",
            "await 1",
            "import asyncio; asyncio.run(1)",
        )
    )
    cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": []}
    document["cells"].insert(draw.randrange(len(document["cells"]) + 1), cell)


DOCUMENTS = (
    _key_removed,
    _wrong_type,
    _top_wrong,
    _same_ids,
    _deep,
    _huge_outputs,
    _old_format,
    _foreign_kernel,
    _without_source,
    _cells_shuffled,
    _cell_damaged,
    _odd_cell,
)


def mutated(name: str, content: bytes, number: int) -> tuple[str, bytes]:
    """A damaged version of a file, and the name of what was done to it.

    name: the file's name; notebooks are damaged as documents, too.
    """
    draw = random.Random(f"{name} {number}")
    if name.endswith(".ipynb") and draw.random() < 0.7:
        change = draw.choice(DOCUMENTS)
        document = json.loads(content)
        change(document, draw)
        text = json.dumps(document, indent=1, ensure_ascii=draw.random() < 0.5)
        return change.__name__, text.encode("utf-8", "surrogatepass")
    mutate = draw.choice(BYTES if name.endswith(".ipynb") else PYTHON)
    return mutate.__name__, mutate(content, draw)
