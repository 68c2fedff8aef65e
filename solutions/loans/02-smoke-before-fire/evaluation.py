"""How good is the model? The figures for the report."""

import joblib
from sklearn.metrics import precision_score, recall_score
from sklearn.model_selection import train_test_split

from training import ARTIFACT, TARGET, load_data


def evaluate():
    """Precision and recall of the saved model on the test set."""
    data = load_data()
    X = data.drop(columns=TARGET)
    y = data[TARGET]
    X_test, X_train, y_test, y_train = train_test_split(X, y, random_state=10)

    model = joblib.load(ARTIFACT)
    predictions = model.predict(X_test)
    return {
        "loans": len(X_test),
        "precision": precision_score(y_test, predictions, average="weighted"),
        "recall": recall_score(y_test, predictions, average="weighted"),
    }


if __name__ == "__main__":
    for name, value in evaluate().items():
        print(f"{name}: {value:.3g}")
