"""
Somebody who travels with a parent or a child came out as alone, and no test of yours failed.
"""

_right = add_is_alone  # pylint: disable=used-before-assignment


def add_is_alone(passengers):
    family = passengers["Parch"].where(passengers["Parch"].isna(), 0)
    return passengers.assign(IsAlone=_right(passengers.assign(Parch=family))["IsAlone"])
