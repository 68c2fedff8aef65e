"""The figures that the lessons of the loans kata tell of the inheritance come out of it."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from scipy.stats import binomtest
from sklearn.metrics import roc_auc_score

from drydock.workbook.house import HERE
from drydock.workbook.loading import load

MODULES = ("training", "evaluation")
BAD = 2


@dataclass(frozen=True)
class Inherited:
    """The inherited model with seed 42, what its report says, and who was in it.

    `learned` and `unseen` are the two parts that training made; `tested` is the part that
    the report calls the test set.
    """

    model: Any
    report: dict[str, float]
    learned: pd.DataFrame
    unseen: pd.DataFrame
    risk: pd.Series
    tested: pd.Index


@pytest.fixture(scope="module", name="inherited")
def _inherited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inherited]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        patch.syspath_prepend(HERE.start("loans").solution)
        training, evaluation = (importlib.import_module(name) for name in MODULES)
        patch.setattr(training, "DATA", HERE.root / "data" / "loans")
        patch.setattr(training, "build_model", _seeded(training.build_model))
        splits: dict[str, Any] = {}
        for module in (training, evaluation):
            artifact = tmp_path_factory.getbasetemp() / "model.joblib"
            patch.setattr(module, "ARTIFACT", artifact)
            split = _kept(module.train_test_split, splits, module.__name__)
            patch.setattr(module, "train_test_split", split)
        data = training.load_data()
        model = training.train_model(data)
        report, (tested, *_) = evaluation.evaluate(), splits["evaluation"]
        learned, unseen, *_ = splits["training"]
        yield Inherited(
            model, report, learned, unseen, data[training.TARGET], tested.index
        )
    for name in MODULES:
        del sys.modules[name]


def _kept(split: Callable[..., Any], kept: dict[str, Any], name: str) -> Any:
    def split_and_keep(*tables: pd.DataFrame, **options: Any) -> Any:
        kept[name] = split(*tables, **options)
        return kept[name]

    return split_and_keep


def _seeded(build: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda columns: build(columns).set_params(classify__random_state=42)


def test_the_report_says_0_879_of_rows_that_were_mostly_learned(
    inherited: Inherited,
) -> None:
    assert inherited.report["loans"] == len(inherited.tested) == 750
    assert len(inherited.tested.intersection(inherited.learned.index)) == 552
    assert round(inherited.report["recall"], 3) == 0.879


def test_on_unseen_rows_the_model_finds_half_of_those_who_do_not_repay(
    inherited: Inherited,
) -> None:
    risk = inherited.risk[inherited.unseen.index]
    right = inherited.model.predict(inherited.unseen) == risk
    assert len(risk) == 250
    assert round(right.mean(), 3) == 0.776
    assert (right[risk == BAD].sum(), (risk == BAD).sum()) == (35, 72)  # 0.486
    chance = inherited.model.predict_proba(inherited.unseen)[:, 1]
    assert round(roc_auc_score(risk == BAD, chance), 3) == 0.787


def test_at_five_to_one_the_model_costs_more_than_lending_to_nobody(
    inherited: Inherited,
) -> None:
    bad = inherited.risk[inherited.unseen.index] == BAD
    refused = inherited.model.predict(inherited.unseen) == BAD
    missed, lost = (bad & ~refused).sum(), (~bad & refused).sum()
    assert (5 * missed + lost) / len(bad) == 0.816
    assert (~bad).mean() == 0.712


def test_what_nobody_would_accept_of_the_model_is_in_it(inherited: Inherited) -> None:
    """Counted are the 250 people held out for whom the chance not to repay falls."""
    people, model = inherited.unseen, inherited.model
    longer = people.assign(duration=people["duration"] + 12)
    chance, later = (model.predict_proba(table)[:, 1] for table in (people, longer))
    assert ((later < chance).sum(), len(people)) == (27, 250)  # 0.11
    other = people["telephone"].map({"A191": "A192", "A192": "A191"})
    with_other = model.predict(people.assign(telephone=other))
    assert (with_other != model.predict(people)).sum() == 7


def test_the_report_of_the_notebook_is_that_of_a_run() -> None:
    notebook = Path(HERE.start("loans").solution, "loans.ipynb").read_text("utf-8")
    assert "recall 0.88, precision 0.88" in notebook


def test_right_models_are_as_good_as_the_reference_by_their_intervals() -> None:
    """And their figures are other ones: no band around those of the reference has all."""
    stage = HERE.stage("loans/3")
    parts = load(stage.tests.parent / "models.py").parts(HERE.root / "data" / "loans")
    released = json.loads((stage.solution / "ratchet.json").read_text("utf-8"))
    bad = (parts[1]["credit_risk"] == BAD).to_numpy()
    recalls, costs = [], []
    for path in stage.tests.glob("right_models/*.py"):
        model = load(path).make(*parts)
        refused = model.predict(parts[1].drop(columns="credit_risk")) == BAD
        found = binomtest(int(refused[bad].sum()), int(bad.sum()))
        recalls.append((found.statistic, *found.proportion_ci(method="wilson")))
        each = 5 * (bad & ~refused) + (~bad & refused)
        margin = 1.96 * each.std() / len(each) ** 0.5
        costs.append((each.mean(), each.mean() - margin, each.mean() + margin))
    recall, cost = released["recall_of_bad"], released["cost_per_applicant"]
    assert all(high >= recall for _, _, high in recalls)
    assert any(low > recall for _, low, _ in recalls)  # which is no fault
    assert all(low <= cost <= high for _, low, high in costs)
    assert all(value < (~bad).mean() for value, _, _ in costs)
    values = [value for value, _, _ in recalls]
    assert min(values) < 0.83 and max(values) > 0.95
    assert max(value for value, _, _ in costs) > 0.6
