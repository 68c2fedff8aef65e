import joblib
import pytest

from evaluation import evaluate
from training import ARTIFACT, TARGET, load_data, train_model


def test_recall():
    train_model(load_data())
    assert evaluate()["recall"] > 0.85


@pytest.mark.skip(reason="KeyError: 'credit_risk' since the pandas update")
def test_recall_of_both_classes():
    sample = load_data().groupby(TARGET).apply(lambda group: group.head(10))
    model = joblib.load(ARTIFACT)

    for risk in (1, 2):
        group = sample[sample[TARGET] == risk]
        assert (model.predict(group.drop(columns=TARGET)) == risk).mean() > 0.5
