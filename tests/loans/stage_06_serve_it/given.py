"""What the models of this stage are made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from drydock.workbook.loading import load

models = load(Path(__file__).parents[1] / "models.py")


def give(data: Path, work: Path) -> tuple[Any, ...]:
    """The loans to learn from."""
    assert work
    return (models.parts(data)[0],)


def regression(learned: Any, refuse_from: float) -> Any:
    """A logistic regression without the telephone, which refuses from that chance on.

    There is nothing in it but scikit-learn: a test may save it again.
    """
    columns = models.without(learned, "telephone")
    codes = list(learned[columns].select_dtypes(exclude="number"))
    numbers = [one for one in columns if one not in codes]
    encode = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), codes),
        (StandardScaler(), numbers),
    )
    model = make_pipeline(encode, LogisticRegression(max_iter=1000))
    return models.fitted(models.refusing(model, refuse_from), learned)
