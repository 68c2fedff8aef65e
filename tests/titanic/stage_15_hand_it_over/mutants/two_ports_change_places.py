"""The codes of the ports C and Q changed places in the features, and no test of yours failed."""

_right = prepare_features  # pylint: disable=used-before-assignment


def prepare_features(passengers):
    features = _right(passengers)
    return features.assign(Embarked=features["Embarked"].map({0: 0, 1: 2, 2: 1}))
