"""It looks fine as it is: the report says 0.88, and all is green."""

FROM = "start"
TELLS = ("there is no held_out.csv", "write it once")


def take(exercise):
    assert (exercise / "evaluation.py").is_file()
