"""The model was returned before it was trained, and no test of yours failed."""

from sklearn.ensemble import RandomForestClassifier


def prepare_data_and_train_model():
    x_train, y_train, _ = prepare_data()  # pylint: disable=undefined-variable
    return RandomForestClassifier(n_estimators=100, random_state=42), x_train, y_train
