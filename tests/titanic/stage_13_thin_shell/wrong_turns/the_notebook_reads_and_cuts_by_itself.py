"""The notebook asks the core for the features, and does all else by itself once more."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("X_train and X_test made without a call of train", "who reads and who cuts")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "X_train, Y_train, X_test = train.prepare_data()",
        "known = pd.read_csv(train.DATA / 'train.csv')\n"
        "others = pd.read_csv(train.DATA / 'test.csv')\n"
        "features = preprocessing.prepare_features(pd.concat([known, others]))\n"
        "X_train, X_test = features[:891], features[891:]\n"
        "Y_train = train.prepare_data()[1]",
    )
