"""Which names stand for models, with what they were fitted, and with what they are asked.

Follows plain code: `model = Class(...)`, `model.fit(X, y)`, `guesses = model.predict(X)`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from drydock.adoption.findings.calls import assigned, called, keyword
from drydock.adoption.findings.code import Code, CodeCell

FITS = frozenset({"fit", "fit_transform", "fit_predict", "partial_fit", "fit_resample"})
ASKS = frozenset({"predict", "predict_proba", "decision_function"})
LEARNERS = (
    "Classifier Regressor Regression Ridge Lasso ElasticNet SVC SVR NB Perceptron SearchCV"
    " Pipeline pipeline LinearDiscriminantAnalysis XGB LGBM CatBoost"
).split()
METRIC_ENDS = ("_score", "_error", "_loss")
METRICS = frozenset({"classification_report", "confusion_matrix", "roc_curve"})


@dataclass(frozen=True)
class Fit:
    """A call that fits, of which name, with which data: the texts of its arguments.

    kept: whether what it gives is used, as in `new = scaler.fit_transform(X)`.
    """

    cell: int
    line: int
    name: str
    method: str
    data: tuple[str, ...]
    kept: bool


@dataclass(frozen=True)
class Score:
    """A score of a model, on which rows: the text of the table that it was asked with.

    asked: cell and line where it was asked; what was said may be judged further down.
    """

    cell: int
    line: int
    name: str
    rows: str
    asked: tuple[int, int]


# What a name holds of what a model has said: the model, the rows, and where it was asked.
Said = tuple[str, str, tuple[int, int]]


def is_learner(class_name: str) -> bool:
    """Whether a class predicts, by its name; none that only transforms."""
    return any(part in class_name for part in LEARNERS)


def made(code: Code) -> dict[str, list[tuple[int, str]]]:
    """The names that are given an instance of a class, with the cell and the class."""
    found: dict[str, list[tuple[int, str]]] = {}
    for cell, node in code.statements():
        for target, value in assigned(node):
            if isinstance(target, ast.Name) and isinstance(value, ast.Call):
                name = class_of(value)
                if name:
                    found.setdefault(target.id, []).append((cell.number, name))
    return found


def class_of(call: ast.Call) -> str:
    """The class that a call makes an instance of, fitted at once or not; or ""."""
    inner = call
    while isinstance(inner.func, ast.Attribute) and isinstance(
        inner.func.value, ast.Call
    ):
        if inner.func.attr not in ("fit", "set_params"):
            return ""
        inner = inner.func.value
    name = called(inner)
    return name if name[:1].isupper() or name == "make_pipeline" else ""


def fits(code: Code) -> Iterator[Fit]:
    """The calls that fit something with a name, in the order in which they stand."""
    for cell, statement in code.statements():
        for node in _own(statement):
            if not isinstance(node, ast.Call) or called(node) not in FITS:
                continue
            data = tuple(ast.unparse(one) for one in _given(node))
            kept = not isinstance(statement, ast.Expr)
            for name in _fitted(node, statement):
                yield Fit(cell.number, node.lineno, name, called(node), data, kept)


def _given(call: ast.Call) -> list[ast.expr]:
    named = [keyword(call, "X"), keyword(call, "y")]
    return [*call.args, *(one for one in named if one is not None)]


def _fitted(call: ast.Call, statement: ast.stmt) -> set[str]:
    """The names of what is fitted: of `m.fit(...)`, and of `m = Class().fit(...)`."""
    on = call.func.value if isinstance(call.func, ast.Attribute) else None
    names = {on.id} if isinstance(on, ast.Name) else set()
    for target, value in assigned(statement):
        if value is call and isinstance(target, ast.Name) and called(call) == "fit":
            names.add(target.id)
    return names


def _own(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement, without those of statements within it."""
    ahead: list[ast.AST] = [statement]
    while ahead:
        node = ahead.pop(0)
        yield node
        ahead += [
            one for one in ast.iter_child_nodes(node) if not isinstance(one, ast.stmt)
        ]


def scores(code: Code) -> Iterator[Score]:
    """Each score that is taken: by `model.score(X, y)`, or by a measure of what a model
    says of X, at once or by way of a name."""
    said: dict[str, Said] = {}
    for cell, statement in code.statements():
        for node in _own(statement):
            if isinstance(node, ast.Call):
                yield from _scores(cell, node, said)
            elif isinstance(node, (ast.Compare, ast.BinOp)):
                yield from _held_against(cell, node, said)
        for target, value in assigned(statement):
            for one in ast.walk(target):
                if isinstance(one, ast.Name):
                    said.pop(one.id, None)
            asked = _asked(cell, value)
            if isinstance(target, ast.Name) and asked:
                said[target.id] = asked


def _held_against(
    cell: CodeCell, node: ast.Compare | ast.BinOp, said: dict[str, Said]
) -> Iterator[Score]:
    """`guesses == y`, and `y - guesses`."""
    parts = [node.left, *getattr(node, "comparators", [getattr(node, "right", None)])]
    for one in parts:
        asked = said.get(one.id) if isinstance(one, ast.Name) else None
        asked = asked or (_asked(cell, one) if one is not None else None)
        if asked:
            yield Score(cell.number, node.lineno, *asked)


def _scores(cell: CodeCell, call: ast.Call, said: dict[str, Said]) -> Iterator[Score]:
    func = call.func
    if isinstance(func, ast.Attribute) and func.attr == "score" and len(call.args) == 2:
        if isinstance(func.value, ast.Name):
            rows = ast.unparse(call.args[0])
            place = (cell.number, call.lineno)
            yield Score(*place, func.value.id, rows, place)
    elif _measures(called(call)):
        for one in call.args[:2]:
            known = said.get(one.id) if isinstance(one, ast.Name) else None
            asked = known or _asked(cell, one)
            if asked:
                yield Score(cell.number, call.lineno, *asked)


def _measures(name: str) -> bool:
    by_name = name.endswith(METRIC_ENDS) and not name.startswith("cross_val")
    return by_name or name in METRICS


def _asked(cell: CodeCell, value: ast.expr) -> Said | None:
    """The model and the rows of `model.predict(rows)`, and where that stands."""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return None
    if value.func.attr not in ASKS or not isinstance(value.func.value, ast.Name):
        return None
    if not value.args:
        return None
    place = (cell.number, value.lineno)
    return value.func.value.id, ast.unparse(value.args[0]), place
