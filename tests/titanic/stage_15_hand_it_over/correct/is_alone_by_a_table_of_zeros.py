"""Both columns are compared with 0 at once, and the new one is put into a copy."""


def add_is_alone(passengers):
    marked = passengers.copy()
    alone = passengers[["SibSp", "Parch"]].eq(0).all(axis="columns")
    marked["IsAlone"] = alone.astype(int)
    return marked
