"""The answers were True and False, and not the numbers 1 and 0."""

_right = add_is_alone  # pylint: disable=used-before-assignment


def add_is_alone(passengers):
    answers = _right(passengers)["IsAlone"]
    return passengers.assign(IsAlone=answers == 1)
