"""The column IsAlone was missing, and no test of yours failed."""

from sklearn.ensemble import RandomForestClassifier

_right = prepare_data  # pylint: disable=used-before-assignment


def prepare_data():
    x_train, y_train, x_test = _right()
    return x_train.drop(columns="IsAlone"), y_train, x_test.drop(columns="IsAlone")


def prepare_data_and_train_model():
    x_train, y_train, _ = prepare_data()
    forest = RandomForestClassifier(n_estimators=100, random_state=42)
    return forest.fit(x_train, y_train), x_train, y_train
