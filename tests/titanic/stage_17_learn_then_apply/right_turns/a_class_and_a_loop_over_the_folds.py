"""A class of one's own has fit and transform, without scikit-learn; a loop goes over the
folds, and hands the forest arrays. Medians lie in a dictionary, and the folds are shuffled.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

PREPARATION = '''class Preparation:
    """Learns from some passengers, and prepares any."""

    def __init__(self):
        self.known = None

    def fit(self, passengers):
        """Learns what fills gaps."""
        ages = {
            (sex, pclass): group["Age"].median()
            for (sex, pclass), group in passengers.groupby(["Sex", "Pclass"])
        }
        ports = passengers["Embarked"].value_counts().reindex(["C", "Q", "S"]).dropna()
        self.known = {
            "ages": {group: age for group, age in ages.items() if age == age},
            "age": passengers["Age"].median(),
            "fare": passengers["Fare"].median(),
            "port": min(ports[ports == ports.max()].index),
        }
        return self

    def transform(self, passengers):
        """Returns the features of passengers."""
        filled = pd.DataFrame(
            [self._filled(one) for one in passengers.to_dict("records")],
            index=passengers.index,
        )
        prepared = (
            filled.pipe(add_derived_title)
            .pipe(add_is_alone)
            .pipe(encode_sex)
            .pipe(encode_port)
            .pipe(band_age)
            .pipe(band_fare)
            .pipe(add_age_times_class)
        )
        return prepared[FEATURES]

    def _filled(self, passenger):
        group = passenger["Sex"], passenger["Pclass"]
        filled = dict(passenger)
        if pd.isna(filled["Age"]):
            median = self.known["ages"].get(group, self.known["age"])
            filled["Age"] = round(median * 2) / 2
        if pd.isna(filled["Fare"]):
            filled["Fare"] = self.known["fare"]
        if filled["Embarked"] not in PORT_CODES:
            filled["Embarked"] = self.known["port"]
        return filled


def learn(passengers):
    """Returns what has been learned of some passengers."""
    return Preparation().fit(passengers)


def prepare_features(passengers, learned):
    """Returns the features of any passengers."""
    return learned.transform(passengers)


'''

SCORE = '''def cross_validated_score(passengers, survived):
    """Returns the share of right answers about passengers who were held out."""
    right = 0
    for known, held_out in KFold(7, shuffle=True, random_state=SEED).split(passengers):
        learned = learn(passengers.iloc[known])
        features = prepare_features(passengers.iloc[known], learned).to_numpy()
        forest = build_forest().fit(features, survived.iloc[known].to_numpy())
        asked = prepare_features(passengers.iloc[held_out], learned).to_numpy()
        right += (forest.predict(asked) == survived.iloc[held_out].to_numpy()).sum()
    return right / len(passengers)


def main() -> None:
    """Prints both scores, for those who compare."""
    passengers = read_passengers("train")
    model, features, survived = prepare_data_and_train_model()
    print(f"remembered: {model.score(features, survived):.4f}")
    print(f"cross-validated: {cross_validated_score(passengers, survived):.4f}")


if __name__ == "__main__":
    main()
'''


def take(exercise: Path) -> None:
    core, shell = exercise / "preprocessing.py", exercise / "train.py"
    text = core.read_text("utf-8")
    begin, end = text.index("@dataclass"), text.index("def add_derived_title")
    text = text[:begin] + PREPARATION + text[end:]
    core.write_text(text.replace("from dataclasses import dataclass\n", ""), "utf-8")
    text = shell.read_text("utf-8")
    begin, end = text.index("class Preparation"), text.index(
        "def cross_validated_score"
    )
    shell.write_text(text[:begin] + SCORE, "utf-8")
    for old, new in {
        "from typing import Self\n": "",
        "from sklearn.base import BaseEstimator, TransformerMixin\n": "",
        "from sklearn.pipeline import Pipeline, make_pipeline\n": "",
        "import cross_val_score": "import KFold",
        "import Learned, learn": "import learn",
    }.items():
        rewrite(shell, old, new)
    tests = exercise / "tests/test_train.py"
    text = tests.read_text("utf-8")
    begin = text.index(
        '@pytest.mark.usefixtures("few_trees")\ndef test_a_model_answers'
    )
    rewrite(tests, text[begin : text.index("def approved(")], "")
    rewrite(tests, text[text.index("def test_the_script_prints") : begin], "")
