"""A passenger with one relative came out as alone, and no test of yours failed."""


def add_is_alone(passengers):
    relatives = passengers["SibSp"] + passengers["Parch"]
    return passengers.assign(IsAlone=(relatives <= 1).astype(int))
