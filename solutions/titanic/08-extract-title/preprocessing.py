"""What is computed from the passenger list. Nothing here reads or writes a file."""

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


def add_derived_title(passengers: pd.DataFrame) -> pd.DataFrame:
    """Returns a copy of `passengers` with a column Title, a code from TITLE_CODES.

    The title is the first word before a full stop in the column Name, as in
    "Byron, Mrs. Ada". A name without a title, or with an unknown one, gets 0.
    """
    names = passengers["Name"].astype("str")  # also where no name is known
    titles = names.str.extract(r" ([A-Za-z]+)\.", expand=False)
    codes = titles.map(TITLE_CODES).fillna(UNKNOWN_TITLE).astype(int)
    return passengers.assign(Title=codes)
