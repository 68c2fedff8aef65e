from pathlib import Path

import pandas as pd
from sklearn.ensemble import RandomForestClassifier

from preprocessing import add_derived_title, add_is_alone

DATA = Path(__file__).resolve().parents[2] / "data" / "titanic"

FEATURES = [
    "Pclass",
    "Sex",
    "Age",
    "Fare",
    "Embarked",
    "Title",
    "IsAlone",
    "Age*Class",
]


def prepare_data() -> tuple[pd.DataFrame, pd.Series, pd.DataFrame]:
    """Returns X_train, Y_train and X_test, each with one row per passenger."""
    train = pd.read_csv(DATA / "train.csv")
    test = pd.read_csv(DATA / "test.csv")

    # [code smell] leakage: all that is learned from df has seen the test passengers
    # [code smell] mysterious name: df of what? It is a new table every few lines
    df = pd.concat([train, test])

    df = add_derived_title(df)

    df["Sex"] = df["Sex"].map({"female": 1, "male": 0}).astype(int)

    # median per sex and class
    # [code smell] exposed internals: two loops to say 'the median of the same sex and class'
    # [code smell] mysterious name: s, c, m and temp
    for s in [0, 1]:
        for c in [1, 2, 3]:
            # [code smell] leakage: the median of the training and the test passengers
            temp = df[(df["Sex"] == s) & (df["Pclass"] == c)]["Age"].dropna()
            m = temp.median()
            m = round(m * 2) / 2
            df.loc[
                (df["Age"].isnull()) & (df["Sex"] == s) & (df["Pclass"] == c), "Age"
            ] = m

    df["Age"] = df["Age"].astype(int)

    # [code smell] duplicated code: each edge is written twice, each line is the one before
    # [code smell] magic literal: why 16, 32, 48 and 64?
    # [code smell] exposed internals: nothing here says 'age band'
    df.loc[df["Age"] <= 16, "Age"] = 0
    df.loc[(df["Age"] > 16) & (df["Age"] <= 32), "Age"] = 1
    df.loc[(df["Age"] > 32) & (df["Age"] <= 48), "Age"] = 2
    df.loc[(df["Age"] > 48) & (df["Age"] <= 64), "Age"] = 3
    # [code smell] dead code: it assigns nothing, so ages over 64 stay as they are
    df.loc[df["Age"] > 64, "Age"]

    df = add_is_alone(df)

    df["Age*Class"] = df["Age"] * df["Pclass"]

    # [code smell] leakage: the most frequent port of all 1,309 passengers
    port = df["Embarked"].mode()[0]
    df["Embarked"] = df["Embarked"].fillna(port)
    df["Embarked"] = df["Embarked"].map({"S": 0, "C": 1, "Q": 2}).astype(int)

    # [code smell] leakage: the median of all 1,309 fares
    df["Fare"] = df["Fare"].fillna(df["Fare"].median())

    # same as age
    # [code smell] duplicated code: the bands of Age once more, for other edges
    # [code smell] magic literal: 7.91, 14.454 and 31 are whose edges?
    df.loc[df["Fare"] <= 7.91, "Fare"] = 0
    df.loc[(df["Fare"] > 7.91) & (df["Fare"] <= 14.454), "Fare"] = 1
    df.loc[(df["Fare"] > 14.454) & (df["Fare"] <= 31), "Fare"] = 2
    df.loc[df["Fare"] > 31, "Fare"] = 3
    df["Fare"] = df["Fare"].astype(int)

    # [code smell] magic literal: 891 is len(train), as the next line knows
    X_train = df[:891][FEATURES]
    X_test = df[len(train) :][FEATURES]
    Y_train = train["Survived"]
    return X_train, Y_train, X_test


def prepare_data_and_train_model() -> (
    tuple[RandomForestClassifier, pd.DataFrame, pd.Series]
):
    """Returns the trained forest, and X_train and Y_train, which it was trained on."""
    X_train, Y_train, _ = prepare_data()

    # [code smell] magic literal: 100 trees and a seed of 42, with no name
    random_forest = RandomForestClassifier(n_estimators=100, random_state=42)
    random_forest.fit(X_train, Y_train)
    return random_forest, X_train, Y_train


if __name__ == "__main__":
    model, X_train, Y_train = prepare_data_and_train_model()
    # [code smell] leakage: the score is taken on the passengers the forest was trained on
    print(f"training accuracy: {100 * model.score(X_train, Y_train):.2f} %")
