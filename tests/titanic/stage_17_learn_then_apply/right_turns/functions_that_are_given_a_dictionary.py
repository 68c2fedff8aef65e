"""What has been learned is a plain dictionary, and each step takes from it what it needs; the
functions of stage 11 have become those that fill in what they are given."""

from pathlib import Path

from drydock.judging.turns import rewrite

CORE = '''def learn(passengers):
    """Returns what fills gaps, by the name of its column."""
    known = passengers.assign(Embarked=only_known(passengers["Embarked"]))
    medians = known.groupby(["Sex", "Pclass"])["Age"].median().dropna()
    return {
        "Age": dict(medians),
        "Any age": known["Age"].median(),
        "Fare": known["Fare"].median(),
        "Embarked": known["Embarked"].mode().iloc[0],
    }


def only_known(ports):
    """Returns the ports, without those that have no code."""
    return ports.map(lambda port: port if port in PORT_CODES else None)


def prepare_features(passengers, learned):
    """Returns the FEATURES of passengers."""
    prepared = passengers.copy()
    prepared["Age"] = impute_by_group_median(passengers, learned)
    prepared["Fare"] = impute_median(passengers["Fare"].astype(float), learned["Fare"])
    prepared["Embarked"] = impute_most_frequent(
        only_known(passengers["Embarked"]), learned["Embarked"]
    )
    for step in (
        add_derived_title,
        add_is_alone,
        encode_sex,
        encode_port,
        band_age,
        band_fare,
        add_age_times_class,
    ):
        prepared = step(prepared)
    return prepared[FEATURES]


def impute_by_group_median(passengers, learned):
    """Returns the ages, with those that are missing filled in."""
    rows = passengers[["Sex", "Pclass", "Age"]].itertuples(index=False)
    ages = [
        learned["Age"].get((sex, pclass), learned["Any age"]) if pd.isna(age) else age
        for sex, pclass, age in rows
    ]
    rounded = (pd.Series(ages, passengers.index, float) * 2).round() / 2
    return passengers["Age"].astype(float).where(passengers["Age"].notna(), rounded)


def impute_median(fares, median):
    """Returns the fares, with those that are missing filled in."""
    return fares.fillna(median)


def impute_most_frequent(ports, port):
    """Returns the ports, with those that are missing filled in."""
    return ports.fillna(port)


'''


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    text = core.read_text("utf-8")
    begin, end = text.index("@dataclass"), text.index("def add_derived_title")
    text = text[:begin] + CORE + text[end:]
    core.write_text(text.replace("from dataclasses import dataclass\n", ""), "utf-8")
    shell = exercise / "train.py"
    rewrite(shell, "import Learned, learn", "import learn")
    rewrite(shell, "    learned_: Learned\n\n", "")
    rewrite(shell, "cv=FOLDS).mean()", "cv=FOLDS, n_jobs=2).mean()")
