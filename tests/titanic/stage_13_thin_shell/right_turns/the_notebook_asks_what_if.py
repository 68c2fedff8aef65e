"""A notebook that invents passengers, shows where bands end, has a function of its own,
and asks for a score by cross-validation."""

from pathlib import Path

from drydock.judging.turns import rewrite

WHAT_IF = """her = {"Name": "Byron, Mrs. Ada", "Pclass": 1, "Sex": "female", "SibSp": 0}
older = pd.DataFrame([her] * 4).assign(Age=[16, 32, 48, 64], Parch=0, Fare=31.0)
older["Embarked"] = "S"
older.loc[older["Age"] > 40, "Embarked"] = "C"
model.predict(preprocessing.prepare_features(older))
from sklearn.model_selection import cross_val_score
cross_val_score(model, X_train, Y_train, cv=2).mean()"""
EDGES = """years = pd.Series([16, 17, 32, 33, 48, 49, 64, 65])
bands = preprocessing.categorize(years, preprocessing.AGE_UPPER_EDGES)
shown = X_train.assign(Survived=Y_train, group="young")
shown.loc[X_train["Age"] > 1, "group"] = "old"
shown.groupby("group")["Survived"].mean()"""


def take(exercise: Path) -> None:
    page = exercise / "titanic.ipynb"
    rewrite(
        page,
        "X_train, Y_train, X_test = train.prepare_data()",
        "def load():\n    parts = train.prepare_data()\n    return parts\n\n\n"
        "X_train, Y_train, X_test = load()",
    )
    rewrite(page, 'Y_train.groupby(X_train["Title"]).mean()', EDGES)
    rewrite(page, 'f"{model.score(X_train, Y_train):.2%}"', WHAT_IF)
