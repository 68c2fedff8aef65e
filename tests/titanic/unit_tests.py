"""Which tests of a participant can tell of a function, and the code beside which they do.

Tests of functions are judged apart from the harness of stage 06: see `trial_apart` in
`conftest.py`.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from drydock.errors import CheckFailed
from drydock.judging.variants import (
    CORRECT,
    MUTANTS,
    functions_in,
    names_given,
    variants,
)
from drydock.workbook.house import Stage
from drydock.workbook.notebook import NO_PYTHON
from drydock.workbook.workspace import OF_TESTS, Workspace, files, modules_in

SCRIPT, MODULE = "train.py", "preprocessing.py"
FIRST_TEST = (
    "write the first in tests/test_preprocessing.py: the harness says that something has"
    " changed, and a unit test says what"
)
SEAM = {"prepare_data", "prepare_data_and_train_model"}
# By this name the stand-in lies beside a `train.py` of the participant's own.
STAND_IN = "drydock_stand_in"
TAKES_THE_PLACE = f"\n\nfrom {STAND_IN} import {', '.join(sorted(SEAM))}\n"


def wanted(stage: Stage) -> frozenset[str]:
    """The functions that the variants of a stage define."""
    found = [one for kind in (CORRECT, MUTANTS) for one in variants(stage, kind)]
    return frozenset().union(*(one.functions for one in found))


def lay_out(workspace: Workspace, tests: Path, code: Path) -> bool:
    """Puts the code that the variants change into the new folder `code`.

    It is the reference's; but where the tests ask for more than the functions that the
    lessons name, such as a constant or a helper, it is the participant's own, if no
    function is missing there. Says whether it is the participant's.

    In the place of `train.py` is the stand-in, which calls none of the functions; where
    the tests want more of `train.py` than its two functions, these two alone are the
    stand-in's.
    """
    stage = workspace.stage
    stand_in = stage.house.stand_in(stage.kata) / SCRIPT
    own = {module: _given_by(module) for module in modules_in(workspace.folder)}
    given = frozenset[str]().union(*own.values())
    known = SEAM | functions_in(stage.solution / MODULE)
    more = {
        one: _asked_of(one.stem, tests) & names - known for one, names in own.items()
    }
    is_own = wanted(stage) <= given and any(more.values())
    code.mkdir()
    if is_own:
        for module in (one for one, names in own.items() if names):
            place = code / module.relative_to(workspace.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(module, place)
    else:
        shutil.copy(stage.solution / MODULE, code)
    if is_own and more.get(workspace.file(SCRIPT)):
        shutil.copy(stand_in, code / f"{STAND_IN}.py")
        with (code / SCRIPT).open("ab") as script:
            script.write(TAKES_THE_PLACE.encode())
    else:
        shutil.copy(stand_in, code / SCRIPT)
    return is_own


def _given_by(module: Path) -> frozenset[str]:
    """The names that a module gives to something; none where it is no Python."""
    try:
        return names_given(module)
    except NO_PYTHON:
        return frozenset()


def _asked_of(module: str, folder: Path) -> set[str]:
    """The names in a module for which the tests in a folder ask."""
    found: set[str] = set()
    for text in _texts(folder).values():
        with suppress(*NO_PYTHON):
            found |= _asked_in(ast.parse(text), module)
    return found


def _asked_in(tree: ast.Module, module: str) -> set[str]:
    nodes = list(ast.walk(tree))
    imports = [one for one in nodes if isinstance(one, (ast.Import, ast.ImportFrom))]
    taken = [
        (getattr(one, "module", None), name) for one in imports for name in one.names
    ]
    found = {name.name for source, name in taken if source == module}
    called = {name.asname or name.name for _, name in taken if name.name == module}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found |= {node.attr} if node.value.id in called else set()
        elif isinstance(node, ast.Name) and "*" in found:
            found.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # As in monkeypatch.setattr(train, "TREES", 5), or in patch("train.TREES").
            found |= set(re.findall(r"\w+", node.value)) if called else set()
            found |= set(re.findall(rf"\b{module}\.(\w+)", node.value))
    return found


def leave_out_what_cannot_tell(folder: Path, stage: Stage) -> None:
    """Deletes the test files that say nothing of the module or its functions, and so are
    green beside any mutant; not those which another test file needs."""
    texts = _texts(folder)
    telling = _telling(texts, _telling_words(stage))
    for file in texts:
        needed = any(_says(texts[one], {file.stem}) for one in telling)
        if file not in telling and _is_test(file) and not needed:
            file.unlink()


def can_tell(folder: Path, stage: Stage) -> bool:
    """Whether any test in a folder says something of the module or its functions."""
    return any(map(_is_test, _telling(_texts(folder), _telling_words(stage))))


def not_named(folder: Path, names: Iterable[str]) -> list[str]:
    """The functions of which no test in the work in `folder` speaks, nor what helps tests;
    to import one under its own name is not enough."""
    code = (SCRIPT, MODULE)
    texts = [
        _without_imports(path.read_text("utf-8", "replace"))
        for name, path in files(folder).items()
        if name.endswith(".py") and name not in code
    ]
    return [one for one in names if not any(_says(text, {one}) for text in texts)]


def _without_imports(text: str) -> str:
    """The text without what is imported under its own name; as it is, if it is no Python."""
    try:
        tree = ast.parse(text)
    except NO_PYTHON:
        return text
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            renamed = [one for one in node.names if one.asname]
            node.names = renamed or [ast.alias("nothing")]
    return ast.unparse(tree)


def _telling_words(stage: Stage) -> set[str]:
    """The module and the functions that variants define; not those of the seam: tests that
    name these alone are the harness."""
    return {Path(MODULE).stem, *wanted(stage)} - SEAM


def _telling(texts: dict[Path, str], words: set[str]) -> set[Path]:
    """The files that use one of the words, or a helper or a fixture that does."""
    words, telling = set(words), set[Path]()
    while new := {f for f, text in texts.items() if _says(text, words)} - telling:
        telling |= new
        for helper in (file for file in new if not _is_test(file)):
            words |= _names_saying(texts[helper], words)
    return telling


def _names_saying(text: str, words: set[str]) -> set[str]:
    """What a helper module defines that uses one of the words."""
    try:
        body = ast.parse(text).body
    except NO_PYTHON:
        return set()
    defined = (one for one in body if isinstance(one, (ast.FunctionDef, ast.ClassDef)))
    found = {one for one in defined if _says(ast.unparse(one), words)}
    names = {one.name for one in found}
    fixtures = {name for one in found for name in _named_fixture(one)}
    return names | fixtures


def _named_fixture(node: ast.FunctionDef | ast.ClassDef) -> Iterable[str]:
    """The name that a fixture is given in its decorator."""
    for call in node.decorator_list:
        for word in call.keywords if isinstance(call, ast.Call) else ():
            if word.arg == "name" and isinstance(word.value, ast.Constant):
                yield str(word.value.value)


def _says(text: str, words: set[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _texts(folder: Path) -> dict[Path, str]:
    """The files in a folder that are no modules of the work, and what is in them."""
    found = sorted(set(folder.rglob("*.py")).difference(modules_in(folder)))
    return {file: file.read_text("utf-8", "replace") for file in found}


def _is_test(file: Path) -> bool:
    return bool(OF_TESTS.fullmatch(file.name)) and file.name != "conftest.py"


def require_tests_of(earlier: Mapping[str, bool], workspace: Workspace) -> None:
    """Raises CheckFailed where there is no harness any more, or no test of a function.

    earlier: the functions that must have tests, and whether an earlier stage asked for it.
    """
    bring_back = (
        "bring back what is gone: git status shows what went since your last commit, git log"
        f" --stat -- {workspace.shown('tests')} what went before"
    )
    if len(not_named(workspace.folder, SEAM)) == len(SEAM):
        raise CheckFailed(
            expected="your harness of stage 06 is still there, and green",
            found="no test names prepare_data or prepare_data_and_train_model",
            remedy=bring_back,
        )
    for name in not_named(workspace.folder, earlier):
        raise CheckFailed(
            expected=f"there are unit tests of {name}, in {workspace.shown('tests')}",
            found="no test names it",
            remedy=bring_back if earlier[name] else FIRST_TEST,
        )
