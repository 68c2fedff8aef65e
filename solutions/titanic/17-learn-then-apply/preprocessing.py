"""What is computed from the passenger list. Nothing here reads or writes a file.

What has to be known of others is learned first, from training passengers, and then
applied to any. No function changes what it is given: each returns something new.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

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

SEX_CODES = {"female": 1, "male": 0}
PORT_CODES = {"S": 0, "C": 1, "Q": 2}

RARE_TITLE = 5
UNKNOWN_TITLE = 0

TITLE_CODES = {
    "Mr": 1,
    "Miss": 2,
    "Mlle": 2,
    "Ms": 2,
    "Mrs": 3,
    "Mme": 3,
    "Master": 4,
    "Lady": RARE_TITLE,
    "Countess": RARE_TITLE,
    "Capt": RARE_TITLE,
    "Col": RARE_TITLE,
    "Don": RARE_TITLE,
    "Dr": RARE_TITLE,
    "Major": RARE_TITLE,
    "Rev": RARE_TITLE,
    "Sir": RARE_TITLE,
    "Jonkheer": RARE_TITLE,
    "Dona": RARE_TITLE,
}

AGE_GROUPS = ["Sex", "Pclass"]
AGES_ROUNDED_TO = 0.5

AGE_UPPER_EDGES = (16, 32, 48, 64)
FARE_UPPER_EDGES = (7.91, 14.454, 31)


@dataclass(frozen=True)
class Learned:
    """What gaps are filled with: learned from some passengers, applied to any."""

    age_by_group: pd.Series  # median age, by AGE_GROUPS, to AGES_ROUNDED_TO
    age: float  # median of all, for a group of which no age is known
    fare: float  # median
    port: str  # the most frequent of those that have a code


def learn(passengers: pd.DataFrame) -> Learned:
    """Returns what `prepare_features` needs to know of training passengers.

    Of several ports that are equally frequent, it is the first in sorted order.
    """
    medians = passengers.groupby(AGE_GROUPS)["Age"].median()
    return Learned(
        age_by_group=(medians / AGES_ROUNDED_TO).round() * AGES_ROUNDED_TO,
        age=passengers["Age"].median(),
        fare=passengers["Fare"].median(),
        port=known_ports(passengers).mode()[0],
    )


def prepare_features(passengers: pd.DataFrame, learned: Learned) -> pd.DataFrame:
    """Returns the FEATURES of all `passengers`, as integers, in the order given.

    Those of a passenger depend on nobody else among `passengers`.
    """
    prepared = (
        passengers.pipe(fill_gaps, learned)
        .pipe(add_derived_title)
        .pipe(add_is_alone)
        .pipe(encode_sex)
        .pipe(encode_port)
        .pipe(band_age)
        .pipe(band_fare)
        .pipe(add_age_times_class)
    )
    return prepared[FEATURES]


def fill_gaps(passengers: pd.DataFrame, learned: Learned) -> pd.DataFrame:
    """Returns a copy of `passengers` in which no Age, Fare or Embarked is missing."""
    typical = passengers[AGE_GROUPS].join(learned.age_by_group, on=AGE_GROUPS)["Age"]
    return passengers.assign(
        Age=passengers["Age"].fillna(typical).fillna(learned.age),
        Fare=passengers["Fare"].fillna(learned.fare),
        Embarked=known_ports(passengers).fillna(learned.port),
    )


def known_ports(passengers: pd.DataFrame) -> pd.Series:
    """Returns where `passengers` came aboard; a port that has no code counts as missing."""
    ports = passengers["Embarked"]
    return ports.where(ports.isin(PORT_CODES))


def add_derived_title(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with a column Title, a code from TITLE_CODES.

    The title is the first word before a full stop in the column Name, as in
    "Byron, Mrs. Ada". A name without a title, or with an unknown one, gets 0.
    """
    names = passengers["Name"].astype("str")  # also where no name is known
    titles = names.str.extract(r" ([A-Za-z]+)\.", expand=False)
    codes = titles.map(TITLE_CODES).fillna(UNKNOWN_TITLE).astype(int)
    return passengers.assign(Title=codes)


def add_is_alone(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with a column IsAlone: 1 if without family, else 0.

    Family are brothers, sisters and spouses (SibSp), parents and children (Parch).
    """
    relatives = passengers["SibSp"] + passengers["Parch"]
    return passengers.assign(IsAlone=(relatives == 0).astype(int))


def encode_sex(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with Sex, a word, replaced by its code."""
    return passengers.assign(Sex=passengers["Sex"].map(SEX_CODES).astype(int))


def encode_port(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with Embarked, a letter, replaced by its code."""
    codes = passengers["Embarked"].map(PORT_CODES).astype(int)
    return passengers.assign(Embarked=codes)


def band_age(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with Age, in years, replaced by its band.

    Ages are cut to whole years.
    """
    years = passengers["Age"].astype(int)
    return passengers.assign(Age=categorize(years, AGE_UPPER_EDGES))


def band_fare(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with Fare, in pounds, replaced by its band."""
    bands = categorize(passengers["Fare"], FARE_UPPER_EDGES)
    return passengers.assign(Fare=bands.astype(int))


def add_age_times_class(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with Age*Class, the product of Age and Pclass."""
    return passengers.assign(**{"Age*Class": passengers["Age"] * passengers["Pclass"]})


def categorize(values: pd.Series, upper_edges: Sequence[float]) -> pd.Series:
    """Returns the number of the band in which each of `values` lies.

    Band 0 reaches up to and including the first of `upper_edges`, which ascend; band 1
    up to and including the second, and so on. The last band has no upper end. A missing
    value stays missing. Index and type are those of `values`.
    """
    edges = [-math.inf, *upper_edges, math.inf]
    bands = pd.cut(values, edges, labels=False, include_lowest=True)
    return bands.astype(values.dtype)
