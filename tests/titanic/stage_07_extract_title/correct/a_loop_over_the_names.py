"""Plain Python, a name at a time."""

import re

import pandas as pd

_GROUPS = (
    ("Mr",),
    ("Miss", "Mlle", "Ms"),
    ("Mrs", "Mme"),
    ("Master",),
    tuple("Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split()),
)


def add_derived_title(passengers):
    titled = passengers.copy()
    titled["Title"] = pd.Series(
        [_code(name) for name in passengers["Name"]], index=titled.index, dtype="int64"
    )
    return titled


def _code(name):
    found = re.search(r" ([A-Za-z]+)\.", name) if isinstance(name, str) else None
    for code, group in enumerate(_GROUPS, start=1):
        if found and found[1] in group:
            return code
    return 0
