"""A passenger from an unknown port got Embarked 3, a number that the model has never seen."""

# pylint: disable=used-before-assignment

_right = prepare_features


def prepare_features(passengers, learned):
    ports = passengers["Embarked"]
    unknown = (ports.notna() & ~ports.isin(["S", "C", "Q"])).to_numpy()
    features = _right(passengers, learned)
    return features.assign(Embarked=features["Embarked"].mask(unknown, 3))
