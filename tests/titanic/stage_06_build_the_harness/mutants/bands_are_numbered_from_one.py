"""The age bands came out as 1 to 4 instead of 0 to 3, and no test of yours failed."""

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    return _shifted(x_train), y_train, _shifted(x_test)


def _shifted(table):
    age = table["Age"].where(table["Age"] > 3, table["Age"] + 1)
    return table.assign(**{"Age": age, "Age*Class": age * table["Pclass"]})
