"""The model keeps to its ratchet, so it is good enough."""

FROM = "start"
TELLS = (
    "it has no function refused_of_good and no by_group and no age_bands",
    "code cell 10 does",
    "your tests notice each of 10 wrong models",
    "not noticed",
)


def take(exercise):
    assert exercise.is_dir()
