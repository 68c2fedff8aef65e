"""The codes of the two sexes changed places in the features, and no test of yours failed."""

_right = prepare_features  # pylint: disable=used-before-assignment


def prepare_features(passengers):
    features = _right(passengers)
    return features.assign(Sex=1 - features["Sex"])
