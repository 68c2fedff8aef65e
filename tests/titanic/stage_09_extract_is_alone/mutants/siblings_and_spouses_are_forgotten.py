"""
Somebody who travels with a sibling or a spouse came out as alone, and no test of yours failed.
"""

_right = add_is_alone  # pylint: disable=used-before-assignment


def add_is_alone(passengers):
    family = passengers["SibSp"].where(passengers["SibSp"].isna(), 0)
    return passengers.assign(IsAlone=_right(passengers.assign(SibSp=family))["IsAlone"])
