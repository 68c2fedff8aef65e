"""The title is searched in one name after the other."""

import re

_CODES = dict.fromkeys(
    "Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split(), 5
) | {"Mr": 1, "Miss": 2, "Mlle": 2, "Ms": 2, "Mrs": 3, "Mme": 3, "Master": 4}


def add_derived_title(passengers):
    found = [re.search(r" ([A-Za-z]+)\.", str(name)) for name in passengers["Name"]]
    codes = [_CODES.get(one[1], 0) if one else 0 for one in found]
    return passengers.assign(Title=codes).astype({"Title": "int64"})
