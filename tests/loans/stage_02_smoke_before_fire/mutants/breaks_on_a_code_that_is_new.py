"""The saved model broke when an applicant had a code that no loan had, and no test of yours
failed.
"""


def train_model(data, save_to=None, **_):
    # pylint: disable=import-outside-toplevel
    from pathlib import Path

    import joblib
    from sklearn.compose import make_column_selector, make_column_transformer
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder
    from sklearn.tree import DecisionTreeClassifier

    codes = make_column_selector(dtype_exclude="number")
    encode = make_column_transformer((OneHotEncoder(), codes), remainder="passthrough")
    model = make_pipeline(encode, DecisionTreeClassifier(random_state=0))
    model.fit(data.drop(columns="credit_risk"), data["credit_risk"])
    place = Path(save_to or ARTIFACT)  # pylint: disable=undefined-variable
    place.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, place)
    return model
