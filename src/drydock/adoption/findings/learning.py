"""What is learnt from tables before it is used: which numbers, and into which tables it goes.

Learning is: a mean, median, most frequent value or standard deviation that goes into a
table, and the fit of a scaler, an imputer or the like. An encoder of categories learns
nothing that matters here, and is left out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from drydock.adoption.findings.calls import assigned, called, constant, root, uses
from drydock.adoption.findings.code import Code
from drydock.adoption.findings.models import FITS

STATISTICS = frozenset({"mean", "median", "mode", "std"})
TRANSFORMERS = re.compile(
    r"\w*(Scaler|Imputer|PCA|SVD|SelectKBest|SelectPercentile|TfidfVectorizer"
    r"|CountVectorizer|PowerTransformer|QuantileTransformer|TargetEncoder|RFE)"
)
RESAMPLERS = re.compile(r"\w*(SMOTE|ADASYN|RandomOverSampler)\w*")
TRAIN = re.compile(r"(?i)(^|[^a-z])(x_?|y_?|df_?)?train")
TEST = re.compile(r"(?i)(^|[^a-z])(x_?|y_?|df_?)?(test|valid|holdout)")


@dataclass(frozen=True)
class Learnt:
    """Something that is learnt, where, and of which table."""

    cell: int
    line: int
    what: str
    table: str


@dataclass(frozen=True)
class Split:
    """A call of train_test_split, and what had been learnt from what it takes apart."""

    cell: int
    line: int
    learnt: tuple[Learnt, ...]


@dataclass(frozen=True)
class Joined:
    """Training and test rows put together, and what is learnt from all of them."""

    cell: int
    line: int
    name: str
    parts: tuple[str, ...]
    learnt: tuple[Learnt, ...]


def splits(code: Code) -> list[Split]:
    """The calls of train_test_split, in order."""
    return _Following(code).splits


def joined(code: Code) -> list[Joined]:
    """The tables that are put together of training and test rows."""
    following = _Following(code)
    return [
        Joined(
            *start,
            tuple(one for one in following.all_learnt if of in one.table.split()),
        )
        for of, start in following.joins.items()
    ]


class _Following:
    """Goes through the statements and keeps, for each name, what has gone into it.

    numbers: what is learnt and stands for a number yet. tables: what went into a table.
    origins: the joined tables that a name was made of.
    """

    def __init__(self, code: Code) -> None:
        self.numbers: dict[str, list[Learnt]] = {}
        self.tables: dict[str, list[Learnt]] = {}
        self.origins: dict[str, set[str]] = {}
        self.classes: dict[str, str] = {}
        self.joins: dict[str, tuple[int, int, str, tuple[str, ...]]] = {}
        self.all_learnt: dict[Learnt, None] = {}
        self.splits: list[Split] = []
        for cell, node in code.statements():
            if not hasattr(node, "body"):
                self._statement(cell.number, node)
            elif isinstance(node, ast.For):
                self._flows(uses(node.iter), node.target)

    def _statement(self, cell: int, node: ast.stmt) -> None:
        pairs = list(assigned(node))
        value = getattr(node, "value", None)
        if not isinstance(value, ast.expr):
            return
        learnt = list(self._learnt(cell, value))
        self._note_split(cell, node, value)
        if not pairs and isinstance(value, ast.Call):
            self._alone(value, learnt)
        for target, part in pairs:
            self._note_join(cell, target, part)
            inside = (
                target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
            )
            for one in inside:
                self._assign(one, part, learnt)

    def _assign(self, target: ast.expr, value: ast.expr, learnt: list[Learnt]) -> None:
        name = root(target)
        used = uses(value)
        if isinstance(target, ast.Name):
            if isinstance(value, ast.Call) and called(value)[:1].isupper():
                self.classes[target.id] = called(value)
            plain = _is_number(value)
            gone = [*learnt, *self._of(self.numbers, used)]
            before = self._of(self.tables, used)
            part = any(isinstance(one, ast.Slice) for one in ast.walk(value))
            is_part = part or TRAIN.search(name) or TEST.search(name)
            self._flows(set() if is_part else used, target)
            self.numbers[name] = gone if plain else []
            self.tables[name] = before + ([] if plain else gone)
            if gone and not plain:
                self.all_learnt |= dict.fromkeys(gone)
            return
        gone = [*learnt, *self._of(self.numbers, used), *self._of(self.tables, used)]
        if name and gone:
            self._goes_into(name, gone)

    def _flows(self, used: set[str], target: ast.expr) -> None:
        origins: set[str] = set()
        for name in used:
            origins |= self.origins.get(name, set())
        for one in ast.walk(target):
            if isinstance(one, ast.Name) and one.id not in self.joins:
                self.origins[one.id] = origins

    def _alone(self, call: ast.Call, learnt: list[Learnt]) -> None:
        """A call that stands alone: `scaler.fit(X)`, `df["a"].fillna(m, inplace=True)`."""
        name = root(call)
        numbers = self._of(self.numbers, uses(call)) if called(call) == "fillna" else []
        if name and (learnt or numbers):
            if called(call) == "fillna" or called(call) in FITS:
                self._goes_into(name, [*learnt, *numbers])

    def _goes_into(self, name: str, learnt: list[Learnt]) -> None:
        """Notes it of a table, each once: a column is often made of others of its table."""
        before = self.tables.get(name, [])
        self.tables[name] = list(dict.fromkeys([*before, *learnt]))
        self.all_learnt |= dict.fromkeys(learnt)

    def _of(self, known: dict[str, list[Learnt]], names: set[str]) -> list[Learnt]:
        found = (one for name in sorted(names) for one in known.get(name, ()))
        return list(dict.fromkeys(found))

    def _learnt(self, cell: int, value: ast.expr) -> Iterator[Learnt]:
        for call in ast.walk(value):
            if not isinstance(call, ast.Call) or not isinstance(
                call.func, ast.Attribute
            ):
                continue
            name = called(call)
            if name in STATISTICS and not call.args:
                of = root(call.func.value)
                if of not in ("np", "numpy", ""):
                    yield self._one(cell, call, f"the {name}", of)
            elif name in ("transform", "agg") and call.args:
                how = constant(call.args[0])
                if how in STATISTICS:
                    yield self._one(cell, call, f"the {how}", root(call.func.value))
            elif name in FITS and call.args:
                kind = self._class(call.func.value)
                if TRANSFORMERS.fullmatch(kind) or RESAMPLERS.fullmatch(kind):
                    yield self._one(cell, call, kind, root(call.args[0]))

    def _class(self, on: ast.expr) -> str:
        if isinstance(on, ast.Call):
            return called(on)
        return self.classes.get(on.id, "") if isinstance(on, ast.Name) else ""

    def _one(self, cell: int, call: ast.Call, what: str, of: str) -> Learnt:
        tables = {of} | self.origins.get(of, set())
        line = call.end_lineno or call.lineno
        return Learnt(cell, line, what, " ".join(sorted(tables)))

    def _note_split(self, cell: int, node: ast.stmt, value: ast.expr) -> None:
        if not isinstance(value, ast.Call) or called(value) != "train_test_split":
            return
        names = {name for one in value.args for name in uses(one)}
        learnt = dict.fromkeys(self._of(self.tables, names))
        self.splits.append(Split(cell, node.lineno, tuple(learnt)))

    def _note_join(self, cell: int, target: ast.expr, value: ast.expr) -> None:
        """Notes `df = pd.concat([train, test])`."""
        if not isinstance(target, ast.Name) or not isinstance(value, ast.Call):
            return
        if called(value) not in ("concat", "append") or not value.args:
            return
        given = value.args[0]
        parts = given.elts if isinstance(given, (ast.List, ast.Tuple)) else [given]
        names = [root(one) for one in parts]
        if called(value) == "append" and isinstance(value.func, ast.Attribute):
            names.insert(0, root(value.func.value))
        if any(map(TRAIN.search, names)) and any(map(TEST.search, names)):
            parts_told = tuple(names)
            self.joins[target.id] = (cell, target.lineno, target.id, parts_told)
            self.origins[target.id] = {target.id}


def _is_number(value: ast.expr) -> bool:
    """Whether a statistic stays one: `df["a"].median()`, `round(m * 2) / 2`."""
    calls = [one for one in ast.walk(value) if isinstance(one, ast.Call)]
    return all(
        called(one) in STATISTICS | {"round", "int", "float", "dropna"} for one in calls
    )
