"""What is computed from the passenger list. Nothing here reads or writes a file."""

import math
from collections.abc import Sequence

import pandas as pd

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

# Ages over 64 are in no band and stay years. So it has always been; whether it should be
# is a question of its own.
AGE_UPPER_EDGES = (16, 32, 48, 64)
FARE_UPPER_EDGES = (7.91, 14.454, 31, math.inf)


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


def categorize(values: pd.Series, upper_edges: Sequence[float]) -> pd.Series:
    """Returns the number of the band in which each of `values` lies.

    Band 0 reaches up to and including the first of `upper_edges`, which ascend; band 1
    up to and including the second, and so on. A value above the last edge stays as it
    is, a missing one stays missing. Index and type are those of `values`.
    """
    bands = pd.cut(values, [-math.inf, *upper_edges], labels=False, include_lowest=True)
    return bands.fillna(values).astype(values.dtype)
