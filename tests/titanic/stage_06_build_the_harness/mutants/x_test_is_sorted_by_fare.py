"""X_test came out sorted by fare, so that its rows stood for other passengers than those
of the file, and no test of yours failed."""

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    x_test = x_test.sort_values("Fare", kind="stable").reset_index(drop=True)
    return x_train, y_train, x_test
