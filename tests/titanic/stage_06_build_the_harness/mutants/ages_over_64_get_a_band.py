"""Ages over 64 got a band, the one that the program of today forgets to give them, and no
test of yours failed."""

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    return _mended(x_train), y_train, _mended(x_test)


def _mended(table):
    age = table["Age"].where(table["Age"] <= 3, 4)
    return table.assign(**{"Age": age, "Age*Class": age * table["Pclass"]})
