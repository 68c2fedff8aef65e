"""The file held the classifier alone, without what encodes the codes for it, and no test of
yours failed.
"""

_own_train_model = train_model  # pylint: disable=used-before-assignment


def train_model(data, save_to=None, **more):
    # pylint: disable=import-outside-toplevel
    import joblib
    import pandas as pd
    from sklearn.tree import DecisionTreeClassifier

    if save_to is None:
        return _own_train_model(data, **more)
    model = _own_train_model(data, save_to=save_to, **more)
    encoded = pd.get_dummies(data.drop(columns="credit_risk"))
    alone = DecisionTreeClassifier(random_state=0).fit(encoded, data["credit_risk"])
    joblib.dump(alone, save_to)
    return model
