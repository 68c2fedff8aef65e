"""Who is alone came out as 0 and who is not as 1, and no test of yours failed."""

_right = add_is_alone  # pylint: disable=used-before-assignment


def add_is_alone(passengers):
    return passengers.assign(IsAlone=1 - _right(passengers)["IsAlone"])
