"""The table for training instead of that for testing, and the other way round."""

import ast
import re
from collections.abc import Iterator

from drydock.adoption.proving.names import Edit, Names

WHAT = "train and test exchanged"
RANK = 1
OTHERS = {"train": "test", "test": "train", "Train": "Test", "Test": "Train"}
WORD = re.compile("|".join(OTHERS))


def find(node: ast.AST, names: Names) -> Iterator[Edit]:
    """A name becomes its counterpart, where the script has one."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        other = WORD.sub(lambda found: OTHERS[found[0]], node.id)
        if other != node.id and other in names.names:
            yield node, other
