"""A notebook with tables and a model, of which a column is not the same twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import voyages
from lockable import nobody

from drydock.adoption.voyage import settings, wider_lock
from drydock.judging.verdict import Word

pytestmark = pytest.mark.long
CELLS = (
    "import pandas as pd\nimport numpy as np"
    "\nfrom sklearn.linear_model import LinearRegression",
    "table = pd.DataFrame({'a': [1.0, 2.0, 3.0], 'b': [2.0, 3.9, 6.1]})\ntable.head()",
    "table['noise'] = np.random.rand(3)",
    "model = LinearRegression()\nmodel.fit(table[['a']], table['b'])",
    "X = table[['a']]\nanswers = model.predict(X)\nanswers",
)
CHANCE, SEEDED = "np.random.rand(3)", "np.random.default_rng(42).random(3)"


def test_a_column_is_locked_once_it_has_a_seed(tmp_path: Path) -> None:
    house = voyages.kata(tmp_path, *CELLS, name="line")
    assert set(house.settings.results) == {"answers", "table", "model on X"}
    verdict = voyages.check(house, 2)
    assert 'in "noise"' in voyages.told(verdict) and verdict.word is Word.FAIL
    voyages.replace(house, (CHANCE, SEEDED))
    assert voyages.check(house, 2).word is Word.PASS
    voyages.rewrite(house, "line.py", (CHANCE, SEEDED))
    assert voyages.check(house, 5).word is Word.PASS
    assert "the same twice now: table" in voyages.told(voyages.check(house, 6))
    new, kept = wider_lock.widen(house, 60, nobody)
    assert new == ["table"] and kept
    house = replace(house, settings=settings.read(house.root))
    assert "noise" in (house.root / "tests/approved/table.csv").read_text("utf-8")
    assert voyages.check(house, 6).word is Word.PASS
    voyages.rewrite(house, "line.py", ("3.9", "3.8"))
    told = voyages.told(voyages.check(house, 6))
    assert "b differs in 1 of 3 rows" in told and "Word.PASS" not in told
