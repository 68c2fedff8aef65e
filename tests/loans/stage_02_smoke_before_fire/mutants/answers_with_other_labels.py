"""The saved model answered 0 and 1, and not 1 and 2, and no test of yours failed."""

_own_train_model = train_model  # pylint: disable=used-before-assignment


def train_model(data, save_to=None, **more):
    # pylint: disable=import-outside-toplevel
    import joblib

    if save_to is None:
        return _own_train_model(data, **more)
    model = _own_train_model(data, save_to=save_to, **more)
    model.fit(data.drop(columns="credit_risk"), data["credit_risk"] - 1)
    joblib.dump(model, save_to)
    return model
