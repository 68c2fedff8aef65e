"""add_is_alone wrote its column into the very table it was given, and no test of yours failed."""

# pylint: disable=used-before-assignment

_right = add_is_alone


def add_is_alone(passengers):
    passengers["IsAlone"] = _right(passengers)["IsAlone"]
    return passengers
