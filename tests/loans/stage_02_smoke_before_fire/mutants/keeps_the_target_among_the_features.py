"""The saved model wanted to be told whether a loan was repaid, before it said so, and no test
of yours failed.
"""

_own_train_model = train_model  # pylint: disable=used-before-assignment


def train_model(data, save_to=None, **more):
    # pylint: disable=import-outside-toplevel
    from pathlib import Path

    import joblib
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder
    from sklearn.tree import DecisionTreeClassifier

    if save_to is None:
        return _own_train_model(data, **more)
    tree = DecisionTreeClassifier(random_state=0)
    model = make_pipeline(OneHotEncoder(handle_unknown="ignore"), tree)
    model.fit(data, data["credit_risk"])
    Path(save_to).parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, save_to)
    return model
