"""The saved model had learned nothing: it gave everybody the same answer, and no test of
yours failed.
"""

_own_train_model = train_model  # pylint: disable=used-before-assignment


def train_model(data, save_to=None, **more):
    # pylint: disable=import-outside-toplevel
    from pathlib import Path

    import joblib
    from sklearn.dummy import DummyClassifier

    if save_to is None:
        return _own_train_model(data, **more)
    model = DummyClassifier(strategy="most_frequent")
    model.fit(data.drop(columns="credit_risk"), data["credit_risk"])
    Path(save_to).parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, save_to)
    return model
