from training import TARGET, load_data, train_model


def test_training_smoke():
    data = load_data().head(20)  # a few rows are enough, and quick

    model = train_model(data)
    predictions = model.predict(data.drop(columns=TARGET))

    assert len(predictions) == len(data)
    assert {1, 2}.issubset(predictions)
