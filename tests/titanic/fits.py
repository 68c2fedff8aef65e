"""What the models of a program were fitted with: the seed that each of them had then.

Runs in the child process: `seam.py` takes it over with `runpy.run_path` before the work
begins, for it cannot import it. What a model says of itself after the run proves nothing:
a seed can be set, or taken away, once the model has been trained.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.svm import SVC
from sklearn.utils import check_random_state

SEED = "random_state"
# These take a seed, and draw random numbers only with some of their settings.
DRAW_ONLY_SOMETIMES: dict[str, Callable[[Any], bool]] = {
    "LogisticRegression": lambda model: model.solver in ("sag", "saga", "liblinear"),
    "LinearSVC": lambda model: model.dual is not False,
    "Ridge": lambda model: model.solver in ("sag", "saga"),
    "RidgeClassifier": lambda model: model.solver in ("sag", "saga"),
}


class Fits:
    """Notes the last fit of each model, wherever in the program it was fitted."""

    def __init__(self) -> None:
        self._seeds: dict[int, tuple[Any, dict[str, Any]]] = {}
        self._depth = 0

    def watch(self) -> None:
        """Notes each call of `fit` from here on, of classes that come later as well."""
        for cls in _subclasses(BaseEstimator):
            self._watch(cls)
        fits, original = self, BaseEstimator.__init_subclass__.__func__

        def watched(cls: type, **kwargs: Any) -> None:
            original(cls, **kwargs)
            fits._watch(cls)  # pylint: disable=protected-access

        BaseEstimator.__init_subclass__ = classmethod(watched)  # type: ignore[assignment]

    def _watch(self, cls: type) -> None:
        fit = vars(cls).get("fit")
        if not callable(fit):
            return

        @functools.wraps(fit)
        def watched(model: Any, *args: Any, **kwargs: Any) -> Any:
            if not self._depth:  # what a model fits within itself, it has seeded itself
                self._seeds[id(model)] = model, dict(_seeds(model))
            self._depth += 1
            try:
                return fit(model, *args, **kwargs)
            finally:
                self._depth -= 1

        setattr(cls, "fit", watched)

    def seen(self, names: dict[str, Any]) -> list[dict[str, Any]]:
        """Of each model that draws random numbers: its name in the program, its class,
        the seed it was fitted with, and the one it has now."""
        called = {
            id(one): label
            for name, value in names.items()
            if not name.startswith("_")
            for label, one in _within(name, value)
        }
        return [
            {
                "name": called.get(id(model), type(model).__name__) + place,
                "class": kind,
                "fitted": seed,
                "now": now.get(place, (kind, seed))[1],
            }
            for model, seeds in list(self._seeds.values())
            for now in [dict(_seeds(model))]
            for place, (kind, seed) in seeds.items()
        ]


def _subclasses(cls: type) -> Iterator[type]:
    for one in cls.__subclasses__():
        yield one
        yield from _subclasses(one)


def _within(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    yield name, value
    if isinstance(value, dict):
        yield from ((f"{name}[{key!r}]", one) for key, one in value.items())
    elif isinstance(value, (list, tuple)):
        yield from ((f"{name}[{at}]", one) for at, one in enumerate(value))


def _seeds(model: Any) -> Iterator[tuple[str, tuple[str, Any]]]:
    """Class and seed of a model that draws, by where in it the seed is kept.

    A model with a seed of its own gives seeds to those within it; a pipeline has none.
    """
    settings = model.get_params(deep=False)
    if SEED in settings:
        if _draws(model):
            yield "", (type(model).__name__, _shown(settings[SEED]))
        return
    for name, inner in model.get_params(deep=True).items():
        if isinstance(inner, BaseEstimator) and SEED in inner.get_params(deep=False):
            if _draws(inner):
                seed = _shown(getattr(inner, SEED, None))
                yield f".{name}", (type(inner).__name__, seed)


def _draws(model: Any) -> bool:
    """Whether a model that takes a seed draws random numbers with its other settings."""
    if isinstance(model, SVC):
        return model.probability is True
    sometimes = DRAW_ONLY_SOMETIMES.get(type(model).__name__)
    return sometimes is None or sometimes(model)


def _shown(seed: Any) -> int | str | None:
    """A seed as what JSON can say. A source of random numbers from which nothing has been
    drawn yet is as good as the number that it began with."""
    if seed is None or isinstance(seed, str):
        return seed
    source = check_random_state(42)
    if isinstance(seed, type(source)):
        fresh, state = (one.get_state(legacy=False) for one in (source, seed))
        same = np.array_equal(state["state"]["key"], fresh["state"]["key"])
        untouched = same and state["state"]["pos"] == fresh["state"]["pos"]
        return 42 if untouched else "a source that has been drawn from"
    try:
        return int(seed)
    except (TypeError, ValueError):
        return str(seed)


def watch() -> Fits:
    """Fits that are noted from now on."""
    found = Fits()
    found.watch()
    return found
