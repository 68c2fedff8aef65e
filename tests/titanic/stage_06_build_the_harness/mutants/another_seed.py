"""The forest was trained with another seed, and no test of yours failed."""

from sklearn.ensemble import RandomForestClassifier


def prepare_data_and_train_model():
    x_train, y_train, _ = prepare_data()  # pylint: disable=undefined-variable
    forest = RandomForestClassifier(n_estimators=100, random_state=43)
    return forest.fit(x_train, y_train), x_train, y_train
