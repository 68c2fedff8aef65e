"""Only the forest is trained, and nothing is printed."""

from sklearn.ensemble import RandomForestClassifier


def prepare_data_and_train_model():
    tables = prepare_data()  # pylint: disable=undefined-variable
    model = RandomForestClassifier(random_state=42)
    model.fit(tables[0], tables[1])
    return model, tables[0], tables[1]
