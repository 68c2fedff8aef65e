"""Another model, which is told the costs as weights, and cross-validated before it is fitted;
and tests as plain functions.
"""

MODEL = """
    classify = LogisticRegression(class_weight={1: 1, 2: 5}, max_iter=2000)
    return Pipeline([("encode", encode), ("classify", classify)])
"""
TESTS = """
import joblib

import evaluation
import training

COST, RECALL = 0.53, 0.85


def measured():
    _, held_out = training.split(training.load_data())
    model = joblib.load(training.ARTIFACT)
    return [
        measure(model, held_out)
        for measure in (evaluation.recall_of_bad, evaluation.cost_per_applicant)
    ]


def test_recall():
    recall, _ = measured()
    assert recall.high > RECALL, recall


def test_cost_is_neither_higher_nor_lower_than_can_be():
    _, cost = measured()
    assert cost.low < COST < cost.high, cost
"""


def take(exercise):
    path = exercise / "training.py"
    text = path.read_text("utf-8")
    begin, end = text.index("    classify = "), text.index("\n\ndef train_model")
    text = text[:begin] + MODEL.lstrip("\n") + text[end:]
    text = text.replace(
        "ensemble import GradientBoosting", "linear_model import Logistic"
    )
    text = text.replace("LogisticClassifier", "LogisticRegression")
    text = text.replace("import FixedThresholdClassifier", "import cross_val_score")
    text = text.replace(
        "    model.fit(X",
        "    print(cross_val_score(model, X, data[TARGET]))\n    model.fit(X",
    )
    text = text.replace('remainder="passthrough"', "remainder=StandardScaler()")
    text = text.replace("import OneHotEncoder", "import OneHotEncoder, StandardScaler")
    path.write_text(text, "utf-8")
    (exercise / "tests" / "test_evaluation.py").write_text(TESTS, "utf-8")
