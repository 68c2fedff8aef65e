"""The functions of an adopted folder that others may call, and what stands at their edges."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drydock.adoption.locking import trees

MOST = 20
LONGEST = 40
Definitions = dict[str, list[ast.stmt]]
Asked = dict[str, dict[str, dict[str, list[float] | list[str]]]]


@dataclass(frozen=True)
class Public:
    """The public functions of each file, what stands at the top of all, by its name, and the
    same of wrong versions."""

    functions: dict[str, list[str]]
    right: Definitions
    wrong: Definitions

    @classmethod
    def of(cls, modules: dict[str, ast.Module], wrong: Iterable[ast.Module]) -> Public:
        """What some modules have, by their files, and wrong versions of these."""
        functions = {
            file: [
                one.name
                for one in tree.body
                if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")
            ]
            for file, tree in modules.items()
        }
        return cls(functions, _definitions(modules.values()), _definitions(wrong))

    def asked(self, changed: str = "") -> Asked:
        """By file and name the functions that lead to what is changed; all of them, where
        that has no name. Of each the edges: numbers, and words of the right version alone,
        for a mistyped one says nothing to anybody."""
        return {
            file: {
                name: self._edges(reached)
                for name in names
                if (reached := self._reached(name)) and changed in ("", *reached)
            }
            for file, names in self.functions.items()
        }

    def _reached(self, name: str) -> list[str]:
        """What a function leads to, itself first."""
        found = [name]
        for one in found:
            for node in self.right.get(one, []):
                names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
                names |= {
                    n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)
                }
                found += sorted(names & set(self.right) - set(found))
        return found

    def _edges(self, reached: Sequence[str]) -> dict[str, list[float] | list[str]]:
        right = [node for one in reached for node in self.right.get(one, [])]
        wrong = [node for one in reached for node in self.wrong.get(one, [])]
        numbers = {
            one
            for one in _constants([*right, *wrong])
            if isinstance(one, (int, float)) and not isinstance(one, bool)
        }
        words = {
            one
            for one in _constants(right)
            if isinstance(one, str) and 0 < len(one) <= LONGEST
        }
        return {"numbers": sorted(numbers)[:MOST], "words": sorted(words)[:MOST]}


def _definitions(modules: Iterable[ast.Module]) -> Definitions:
    found: Definitions = {}
    for tree in modules:
        for node in tree.body:
            if not isinstance(node, (ast.Import, ast.ImportFrom)):
                for name in trees.given(node):
                    found.setdefault(name, []).append(node)
    return found


def _constants(nodes: Iterable[ast.AST]) -> set[object]:
    inner = (one for node in nodes for one in ast.walk(node))
    return {one.value for one in inner if isinstance(one, ast.Constant)}
