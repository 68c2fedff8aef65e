"""The sum of the relatives came back as a column of its own."""

_right = add_is_alone  # pylint: disable=used-before-assignment


def add_is_alone(passengers):
    relatives = passengers["SibSp"] + passengers["Parch"]
    return _right(passengers).assign(FamilySize=relatives)
