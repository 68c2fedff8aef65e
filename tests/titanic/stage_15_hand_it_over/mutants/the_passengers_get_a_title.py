"""prepare_features wrote a column into the passengers it was given, and no test of yours failed."""

_right = prepare_features  # pylint: disable=used-before-assignment


def prepare_features(passengers):
    features = _right(passengers)
    passengers["Title"] = features["Title"]
    return features
