"""
The answers had a fresh index, so where labels repeat they went to the wrong
passengers, and no test of yours failed.
"""

_right = add_is_alone  # pylint: disable=used-before-assignment


def add_is_alone(passengers):
    answers = _right(passengers)["IsAlone"].reset_index(drop=True)
    answers = answers.reindex(passengers.index).fillna(0).astype(int)
    return passengers.assign(IsAlone=answers)
