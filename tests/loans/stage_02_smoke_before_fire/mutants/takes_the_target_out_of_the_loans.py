"""After training, the column credit_risk was gone from the loans that training had been
given, and no test of yours failed.
"""

_own_train_model = train_model  # pylint: disable=used-before-assignment


def train_model(data, save_to=None, **more):
    if save_to is None:
        return _own_train_model(data, **more)
    model = _own_train_model(data.copy(), save_to=save_to, **more)
    data.pop("credit_risk")
    return model
