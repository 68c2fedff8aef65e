"""Whoever is a family of one, counting themselves, is alone."""


def add_is_alone(passengers):
    size = 1 + passengers["SibSp"] + passengers["Parch"]
    return passengers.assign(IsAlone=size.eq(1).astype("int64"))
