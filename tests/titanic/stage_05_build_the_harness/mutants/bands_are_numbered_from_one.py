"""The age bands came out as 1 to 4 instead of 0 to 3, and no test of yours failed."""

from sklearn.ensemble import RandomForestClassifier

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    return _shifted(x_train), y_train, _shifted(x_test)


def _shifted(table):
    age = table["Age"].where(table["Age"] > 3, table["Age"] + 1)
    return table.assign(**{"Age": age, "Age*Class": age * table["Pclass"]})


def prepare_data_and_train_model():
    x_train, y_train, _ = prepare_data()
    forest = RandomForestClassifier(n_estimators=100, random_state=42)
    return forest.fit(x_train, y_train), x_train, y_train
