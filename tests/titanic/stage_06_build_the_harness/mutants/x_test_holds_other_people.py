"""X_test held the first 418 training passengers instead of the test passengers, and no
test of yours failed."""

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    return x_train, y_train, x_train[: len(x_test)]
