"""A passenger of whom one of the two numbers is missing, and the other is 0, came out as
alone, and no test of yours failed.
"""


def add_is_alone(passengers):
    relatives = passengers[["SibSp", "Parch"]].sum(axis=1, min_count=1)
    return passengers.assign(IsAlone=(relatives == 0).astype(int))
