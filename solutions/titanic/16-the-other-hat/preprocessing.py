"""What is computed from the passenger list. Nothing here reads or writes a file.

No function changes what it is given: each returns a new table or a new column.
"""

import math
from collections.abc import Sequence

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

AGE_UPPER_EDGES = (16, 32, 48, 64)
FARE_UPPER_EDGES = (7.91, 14.454, 31)


def prepare_features(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns the FEATURES of all `passengers`, as integers, in the order given.

    What is missing is filled in with what the other `passengers` have.
    """
    prepared = (
        passengers.pipe(add_derived_title)
        .pipe(add_is_alone)
        .pipe(encode_sex)
        .pipe(encode_port)
        .pipe(band_age)
        .pipe(band_fare)
        .pipe(add_age_times_class)
    )
    return prepared[FEATURES]


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
    """Returns a copy of `passengers` with Embarked, a letter, replaced by its code.

    A passenger of whom the port is missing came aboard where most did.
    """
    ports = impute_most_frequent(passengers["Embarked"])
    return passengers.assign(Embarked=ports.map(PORT_CODES).astype(int))


def band_age(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with Age, in years, replaced by its band.

    A missing age is the median of the same sex and class. Ages are cut to whole years.
    """
    imputed = impute_by_group_median(
        passengers, "Age", by=["Sex", "Pclass"], to_nearest=0.5
    )
    years = imputed["Age"].astype(int)
    return passengers.assign(Age=categorize(years, AGE_UPPER_EDGES))


def band_fare(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with Fare, in pounds, replaced by its band.

    A missing fare is the median of all.
    """
    fares = impute_median(passengers["Fare"])
    return passengers.assign(Fare=categorize(fares, FARE_UPPER_EDGES).astype(int))


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


def impute_by_group_median(
    passengers: pd.DataFrame,
    column: str,
    by: list[str],
    to_nearest: float | None = None,
) -> pd.DataFrame:
    """Returns a copy of `passengers` with the missing values of `column` filled in.

    Each becomes the median of the passengers who are equal in all columns of `by`,
    rounded to a multiple of `to_nearest`, if that is given. In a group without any
    value, values stay missing.
    """
    medians = passengers.groupby(by)[column].transform("median")
    if to_nearest is not None:
        medians = (medians / to_nearest).round() * to_nearest
    return passengers.assign(**{column: passengers[column].fillna(medians)})


def impute_most_frequent(values: pd.Series) -> pd.Series:
    """Returns a copy of `values` in which the most frequent one replaces missing ones.

    Of several that are equally frequent, it is the first in sorted order.
    """
    return values.fillna(values.mode()[0])


def impute_median(values: pd.Series) -> pd.Series:
    """Returns a copy of `values` in which their median replaces missing ones."""
    return values.fillna(values.median())
