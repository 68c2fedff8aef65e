"""The passengers are sorted by name before anything is learned of them."""

# pylint: disable=used-before-assignment

_right_learn = learn


def learn(passengers):
    return _right_learn(passengers.sort_values("Name"))
