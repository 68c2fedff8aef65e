"""Trees with large leaves, which learn less from few loans, with a seed, written with pickle, and
returned as they are read back from the file."""


def train_model(data, save_to=None, **_):
    # pylint: disable=import-outside-toplevel
    import pickle
    from pathlib import Path

    from sklearn.compose import make_column_selector, make_column_transformer
    from sklearn.ensemble import GradientBoostingClassifier
    from sklearn.model_selection import train_test_split
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OrdinalEncoder

    encode = make_column_transformer(
        (
            OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1),
            make_column_selector(dtype_exclude="number"),
        ),
        remainder="passthrough",
    )
    trees = GradientBoostingClassifier(
        n_estimators=60, max_depth=5, min_samples_leaf=25, random_state=7
    )
    learned, _ = train_test_split(data, test_size=0.2, random_state=7)
    model = make_pipeline(encode, trees)
    model.fit(learned.drop(columns="credit_risk"), learned["credit_risk"])
    place = Path(save_to or ARTIFACT)  # pylint: disable=undefined-variable
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(pickle.dumps(model))
    return pickle.loads(place.read_bytes())
