"""Each of the two columns is compared with 0, a row at a time."""


def add_is_alone(passengers):
    result = passengers.copy()
    pairs = zip(passengers["SibSp"], passengers["Parch"])
    result["IsAlone"] = [1 if (one, other) == (0, 0) else 0 for one, other in pairs]
    return result
