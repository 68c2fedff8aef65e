"""Plain Python, a name at a time."""


def add_derived_title(passengers):
    # pylint: disable=import-outside-toplevel
    import re

    import pandas as pd

    groups = (
        ("Mr",),
        ("Miss", "Mlle", "Ms"),
        ("Mrs", "Mme"),
        ("Master",),
        tuple("Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split()),
    )

    def code(name):
        found = re.search(r" ([A-Za-z]+)\.", name) if isinstance(name, str) else None
        for number, group in enumerate(groups, start=1):
            if found and found[1] in group:
                return number
        return 0

    titled = passengers.copy()
    titled["Title"] = pd.Series(
        [code(name) for name in passengers["Name"]], index=titled.index, dtype="int64"
    )
    return titled
