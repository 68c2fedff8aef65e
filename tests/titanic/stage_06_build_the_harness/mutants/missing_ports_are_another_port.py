"""The two missing ports, of training passengers, became Cherbourg instead of the most
frequent port, and no test of yours failed."""

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    x_train = x_train.copy()
    x_train.iloc[[61, 829], x_train.columns.get_loc("Embarked")] = 1
    return x_train, y_train, x_test
