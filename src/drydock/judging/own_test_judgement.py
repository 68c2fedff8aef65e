"""Judging a participant's own tests: by what they accept, and by what they catch.

The order: they pass on the participant's own code, on the reference solution, and on
every correct variant of it; then each mutant must make at least one of them fail. A test
file that cannot be collected catches nothing.

A correct variant is the reference but for the functions that it defines anew. Where they
define different functions, they meet the tests together: what is right stays right beside
what is right. Where each function of the reference is left as it is by one of them, they
stand for the reference as well, and it does not run by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from drydock.judging.own_test_answers import failures, why_not
from drydock.judging.remembered_answers import PendingAnswer, ask_once
from drydock.judging.variants import (
    CORRECT,
    MUTANTS,
    Against,
    Variant,
    against,
    broken_reference,
    replace_modules,
    variants,
)
from drydock.sandbox.activity import doing
from drydock.sandbox.crew import Crew
from drydock.sandbox.job import Job, Outcome
from drydock.sandbox.needed_imports import AT_THE_TOP, installed_modules
from drydock.workbook.workspace import Workspace, digest


@dataclass(frozen=True)
class Judgement:
    """What a participant's tests say of each implementation, each waited for when it is
    looked at: whoever need not know does not wait.

    of_reference: None where the correct variants stand for it, or the participant's own
    code is the reference. proof: where the reference can be tried by its own tests, if what
    the tests meet is not the participant's code.
    """

    of_own: PendingAnswer
    of_reference: PendingAnswer | None
    of_correct: Mapping[Variant, PendingAnswer]
    of_mutants: Mapping[Variant, PendingAnswer]
    proof: Bench | None = None

    @cached_property
    def own(self) -> Outcome:
        with doing("your tests, on your own code"):
            return self.of_own.wait()

    @cached_property
    def reference(self) -> Outcome | None:
        with doing("your tests, on the reference"):
            return self.of_reference.wait() if self.of_reference else None

    @cached_property
    def correct(self) -> dict[Variant, Outcome]:
        return outcomes(self.of_correct, "right")

    @cached_property
    def mutants(self) -> dict[Variant, Outcome]:
        return outcomes(self.of_mutants, "wrong")

    def require_sound(self, *found: Variant) -> None:
        """Raises WorkbookBroken where the reference, with these correct variants, does not
        pass its own tests: then it says nothing of a participant's."""
        if self.proof is None:
            return
        outcome = self.proof.on_proof(*found).wait()
        if outcome.stop or outcome.facts["broken"] or failures(outcome):
            raise broken_reference(self.proof.workspace.stage, why_not(outcome))


@dataclass(frozen=True)
class Bench:
    """Where tests run: a tree of its own for each implementation.

    stack: what the trees last as long as. limit: seconds that one run may take. files: the
    only test files that run, by their paths in the work; all do where none is named.
    """

    workspace: Workspace
    crew: Crew
    stack: ExitStack
    limit: float
    files: tuple[str, ...] = ()

    def in_place_of(self, reference: Path) -> Bench:
        """The same with the modules in the folder `reference` as the reference, if there
        is such a folder."""
        if not reference.is_dir():
            return self
        stage = against(self.workspace.stage, reference, is_own=False)
        return replace(self, workspace=Workspace(stage, self.workspace.folder))

    @property
    def of_own_code(self) -> Bench:
        """The same with the participant's own code as the reference."""
        stage = against(self.workspace.stage, self.workspace.folder)
        return replace(self, workspace=replace(self.workspace, stage=stage))

    def on_own(self, *placed: Variant, watch: Sequence[str] = ()) -> Job:
        """The tests at work on the code beside them, with files that are put into it.

        watch: methods whose calls are noted (see `sandbox.watched_calls`).
        """
        tree = self.tree()
        for one in placed:
            one.put_into(tree)
        needed = self.libraries(tree)
        return self.begin(tree, needed, *placed, watch=watch)

    def on_right(self, variant: Variant | None = None) -> PendingAnswer:
        """The tests at work on the reference, or on a correct variant of it."""
        return ask_once(self.key(variant), lambda: self._on_right(variant))

    def _on_right(self, *found: Variant | None, stop_early: bool = False) -> Job:
        tree, right = self.tree(), [one for one in found if one]
        replace_modules(tree, self.workspace.stage, *right)
        needed = self.libraries(tree)
        return self.begin(tree, needed, *right, stop_early=stop_early)

    def on_proof(self, *found: Variant) -> PendingAnswer:
        """The reference's own tests at work on it, and on correct variants of it; never on
        the participant's code, whatever the variants change."""
        stage = self.workspace.stage
        plain = stage.plain if isinstance(stage, Against) else stage
        reference = plain if getattr(stage, "is_own", False) else stage
        solution = Workspace(reference, plain.solution)
        # pylint: disable-next=protected-access
        return replace(self, workspace=solution)._on_right(*found)

    def on_all_right(self, found: list[Variant]) -> dict[Variant, PendingAnswer]:
        """The tests at work on correct variants. Those of different functions are put in
        together, and each of them alone only where the tests refuse that."""
        if len(found) < 2 or _overlap(found):
            return {one: self.on_right(one) for one in found}
        key = ("together", *map(self.key, found))
        together = ask_once(key, lambda: self._on_right(*found, stop_early=True))
        return {one: _Among(together, partial(self.on_right, one)) for one in found}

    def on_wrong(self, found: list[Variant]) -> dict[Variant, PendingAnswer]:
        """The tests at work on mutants; each run ends with the first failure, or, where
        the mutant has faults, with the first that names them.

        Code that imports more takes longer, and begins first: else one core would wait
        for the other at the end.
        """
        asked = {
            one: ask_once(self.key(one), partial(self._on_wrong, one))
            for one in sorted(found, key=lambda one: -one.imports)
        }
        return {one: asked[one] for one in found}

    def _on_wrong(self, variant: Variant) -> Job:
        tree = self.tree()
        replace_modules(tree, variant.stage, variant)
        # What is imported within functions may never be: a failure ends it all.
        needed = self.libraries(tree, lines=AT_THE_TOP)
        about: dict[str, Any] = {
            "about": sorted(variant.about),
            "others": sorted(variant.other_functions),
            "until": variant.faults,
        }
        stop_early = not variant.faults
        return self.begin(tree, needed, variant, stop_early=stop_early, **about)

    def key(self, variant: Variant | None) -> Hashable:
        """All on which it depends what the tests say of a variant, or the reference."""
        stage = variant.stage if variant else self.workspace.stage
        if stage.solution not in self._digests:
            modules = {path.name for path in stage.solution.glob("*.py")}
            tests = digest(self.workspace.folder, but=modules)
            self._digests[stage.solution] = tests, digest(stage.solution, only=modules)
        changed = variant and (variant.path, variant.content)
        return *self._digests[stage.solution], self.files, changed

    @cached_property
    def _digests(self) -> dict[Path, tuple[str, str]]:
        """Of each folder with a reference: what stays of the work, and what replaces it."""
        return {}

    def tree(self) -> Path:
        """A copy of the work, to be changed."""
        return self.stack.enter_context(self.workspace.scratch())

    def begin(
        self,
        tree: Path,
        libraries: list[str],
        *found: Variant,
        **options: Any,
    ) -> Job:
        """Begins pytest in a tree that holds what is found; options: of `run_pytest`."""
        request: dict[str, Any] = {
            "kind": "tests",
            "folder": str(tree),
            "house": str(self.workspace.stage.house.root),
            "libraries": ["drydock.sandbox.own_test_run", *libraries],
            "files": self.files,
            **options,
        }
        for one in found:
            more = one.request_in(tree)
            request["libraries"] += more.pop("libraries", [])
            request |= more
        return self.crew.job(request, limit=self.limit)

    def libraries(self, tree: Path, **which: Any) -> list[str]:
        """What the tests in a tree import, and the code that they meet (see
        `installed_modules`)."""
        tests = sorted(tree.rglob("*test*.py"))
        if self.files:
            named = [tree / name for name in self.files]
            tests = [*named, *sorted(tree.rglob("conftest.py"))]
        return installed_modules(tests, tree, **which)


@dataclass(frozen=True)
class _Among:
    """A variant that the tests have met among others: right if all of them are; else it
    is asked for alone."""

    all: PendingAnswer
    alone: Callable[[], PendingAnswer]

    def wait(self) -> Outcome:
        outcome = self.all.wait()
        return self.alone().wait() if why_not(outcome) else outcome


class Trial:
    """The tests at work on the code of others: begun at once, and asked for later.

    Where the variants change the participant's own code (see `against`), it is its own
    reference. right, wrong: the variants, where they are not `correct/` and `mutants/`.
    on_wrong: how the tests meet the wrong ones, such as `in_turn.on_wrong`.
    """

    def __init__(
        self,
        bench: Bench,
        right: list[Variant] | None = None,
        wrong: list[Variant] | None = None,
        on_wrong: Callable[
            [Bench, list[Variant]], dict[Variant, PendingAnswer]
        ] = Bench.on_wrong,
    ) -> None:
        self._bench = bench
        stage = bench.workspace.stage
        right = variants(stage, CORRECT) if right is None else right
        wrong = variants(stage, MUTANTS) if wrong is None else wrong
        # These run all tests to the end, so they begin first.
        self._right = bench.on_all_right(right)
        alone = getattr(stage, "is_own", False) or _stand_for_all(self._right)
        self._reference = None if alone else bench.on_right()
        self._wrong = on_wrong(bench, wrong)

    def judgement(self, own: PendingAnswer) -> Judgement:
        """own: the tests at work on the participant's own code."""
        return Judgement(own, self._reference, self._right, self._wrong, self._bench)


def _overlap(found: Collection[Variant]) -> bool:
    """Whether two variants define the same function, or bring a file."""
    names = [name for one in found for name in one.functions]
    return not names or len(names) > len(set(names))


def _stand_for_all(right: Collection[Variant]) -> bool:
    """Whether each function of the reference is left as it is by a correct variant."""
    return bool(right) and not frozenset.intersection(*(one.functions for one in right))


def outcomes(
    asked: Mapping[Variant, PendingAnswer], kind: str = "other"
) -> dict[Variant, Outcome]:
    """What the tests say of each variant, once they have ended; kind: right or wrong."""
    found = {}
    for number, (variant, one) in enumerate(asked.items(), 1):
        with doing(f"your tests, on {kind} program {number} of {len(asked)}"):
            found[variant] = one.wait()
    return found
