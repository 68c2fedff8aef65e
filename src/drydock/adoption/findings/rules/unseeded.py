"""Random numbers without a seed: two runs give two results."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from drydock.adoption.findings.calls import (
    called,
    constant,
    dotted,
    is_true,
    keyword,
    root,
)
from drydock.adoption.findings.code import Code, read
from drydock.adoption.findings.tables import tables
from drydock.adoption.findings.words import at, count, in_cells
from drydock.adoption.model import Adopted, Finding

# Classes of scikit-learn that draw random numbers whenever they are fitted.
DRAWS = re.compile(
    r"(RandomForest|ExtraTrees?|DecisionTree|GradientBoosting|Bagging|AdaBoost|SGD|MLP)"
    r"(Classifier|Regressor)|KMeans|MiniBatchKMeans|GaussianMixture|BayesianGaussianMixture"
    r"|IsolationForest|RandomizedSearchCV|ShuffleSplit|StratifiedShuffleSplit"
    r"|GroupShuffleSplit|LatentDirichletAllocation|SMOTE|ADASYN"
    r"|RandomOverSampler|RandomUnderSampler|BorderlineSMOTE"
)
# Others have classes of these names with a seed of their own: Spark, for example.
OF_THEM = re.compile(r"(sklearn|imblearn|cuml|sklearnex)(\.|$)")
SHUFFLES = frozenset({"KFold", "StratifiedKFold"})
FUNCTIONS = frozenset({"train_test_split", "make_classification", "make_blobs"})
NUMPY = re.compile(
    r"(np|numpy)\.random\.(rand|randn|randint|random|random_sample|normal|uniform|choice"
    r"|permutation|shuffle|binomial|poisson|exponential|beta|gamma|standard_normal)"
)
PYTHON = re.compile(
    r"random\.(random|randint|choice|choices|sample|shuffle|uniform|gauss|randrange)"
)
SEEDS_NUMPY = re.compile(
    r"((np|numpy)\.random\.seed|.*set_random_seed|seed_everything)"
)
SEEDS_PYTHON = re.compile(
    r"(random\.seed|.*keras\.utils\.set_random_seed|seed_everything)"
)


def find(adopted: Adopted) -> Iterator[Finding]:
    """One finding for each class or function that draws without a seed."""
    places: dict[str, list[tuple[int, int]]] = {}
    for cell, line, name in draws(adopted):
        places.setdefault(name, []).append((cell, line))
    for name, where in places.items():
        yield _finding(name, where)


def draws(adopted: Adopted) -> Iterator[tuple[int, int, str]]:
    """Cell, line and name of each call that draws without a seed, and matters."""
    code = read(adopted.cells)
    for cell, line, name in _draws(code, tables(adopted)):
        if name != "sample" or (cell, line) not in code.display_lines:
            yield cell, line, name


def _draws(code: Code, known: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Cell, line and name of each call that draws with no seed set above it."""
    from_numpy = from_python = False
    set_later, foreign = _set_elsewhere(code), _of_others(code)
    idle = _within_unused(code)
    for cell in code.cells:
        calls = [one for one in cell.nodes if isinstance(one, ast.Call)]
        calls = [one for one in calls if one not in idle]
        for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
            name = dotted(call.func)
            from_numpy = from_numpy or bool(SEEDS_NUMPY.fullmatch(name))
            from_python = from_python or bool(SEEDS_PYTHON.fullmatch(name))
            takes_state = _takes_state(call, known) and name not in foreign
            if takes_state and not from_numpy and not set_later:
                if keyword(call, "random_state") is None or _is_none(call):
                    yield cell.number, call.lineno, called(call)
            elif NUMPY.fullmatch(name) and not from_numpy:
                yield cell.number, call.lineno, name
            elif PYTHON.fullmatch(name) and not from_python and _has_random(code):
                yield cell.number, call.lineno, name
            elif name.endswith("random.default_rng") and not call.args + call.keywords:
                yield cell.number, call.lineno, name


def _within_unused(code: Code) -> set[ast.AST]:
    """What stands in functions that no line of the notebook names: it never runs."""
    named = {node.id for _, node in code.walk() if isinstance(node, ast.Name)}
    return {
        inside
        for _, node in code.walk()
        if isinstance(node, ast.FunctionDef) and not node.decorator_list
        if node.name not in named | code.words and not _is_method(code, node)
        for inside in ast.walk(node)
    }


def _is_method(code: Code, function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.ClassDef) and function in node.body
        for _, node in code.walk()
    )


def _set_elsewhere(code: Code) -> bool:
    """Whether seeds are given by `set_params`, or tried out in a grid."""
    by_call = any(
        called(call) == "set_params" and keyword(call, "random_state")
        for _, call in code.calls()
    )
    in_grid = any(
        str(constant(key)).endswith("random_state")
        for _, node in code.walk()
        if isinstance(node, ast.Dict)
        for key in node.keys
    )
    return by_call or in_grid


def _of_others(code: Code) -> set[str]:
    """The names that are imported from packages whose classes are not meant here."""
    return {
        one.asname or one.name
        for _, node in code.walk()
        if isinstance(node, ast.ImportFrom) and not OF_THEM.match(node.module or "")
        for one in node.names
    }


def _has_random(code: Code) -> bool:
    """Whether `random` is the module of Python."""
    return any(
        isinstance(node, ast.Import)
        and any(one.name == "random" and not one.asname for one in node.names)
        for _, node in code.walk()
    )


def _is_none(call: ast.Call) -> bool:
    value = keyword(call, "random_state")
    return isinstance(value, ast.Constant) and value.value is None


def _takes_state(call: ast.Call, known: frozenset[str]) -> bool:
    """Whether a call is one that draws unless `random_state` is given; what is handed on
    with ** may hold one."""
    if any(one.arg is None for one in call.keywords):
        return False
    name = called(call)
    if name in SHUFFLES:
        return is_true(keyword(call, "shuffle"))
    if name == "train_test_split":
        shuffle = keyword(call, "shuffle")
        return shuffle is None or is_true(shuffle)
    if name == "SVC":
        return is_true(keyword(call, "probability"))
    if name == "sample" and isinstance(call.func, ast.Attribute):
        return root(call.func) in known and _of_table(call)
    return name in FUNCTIONS or bool(DRAWS.fullmatch(name))


def _of_table(call: ast.Call) -> bool:
    """Whether `sample` is that of a table: by its arguments, and not that of `random`."""
    names = {one.arg for one in call.keywords}
    number = isinstance(constant(call.args[0]), int) if call.args else False
    known = names <= {"n", "frac", "replace", "weights", "axis", "random_state"}
    return known and len(call.args) < 2 and bool(number or names & {"n", "frac"})


def _finding(name: str, where: list[tuple[int, int]]) -> Finding:
    (cell, line), *others = where
    place = at(cell, line)
    if others:
        place = f"{count(len(where), 'place')}: {in_cells(one for one, _ in where)}"
    short = name.rpartition(".")[2]
    seed = "random_state=42"
    if name.startswith(("np.random", "numpy.random", "random.")):
        seed = "a call of seed(42) at the top"
    if short == "default_rng":
        seed = "a number, default_rng(42)"
    return Finding(
        rule="unseeded randomness",
        certainty="sure",
        cell=cell,
        line=line,
        what=f"{name} has no seed, in {place}",
        why="it draws random numbers, in each run others, so that results differ and no"
        " test can hold them",
        remedy=f"give it {seed}",
        lesson="titanic/01",
        weight=80,
    )
