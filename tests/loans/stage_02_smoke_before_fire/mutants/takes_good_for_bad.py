"""The saved model had learned it the wrong way round: good loans as bad, and bad ones as
good, and no test of yours failed.
"""

_own_train_model = train_model  # pylint: disable=used-before-assignment


def train_model(data, save_to=None, **more):
    if save_to is None:
        return _own_train_model(data, **more)
    exchanged = data.assign(credit_risk=3 - data["credit_risk"])
    return _own_train_model(exchanged, save_to=save_to, **more)
