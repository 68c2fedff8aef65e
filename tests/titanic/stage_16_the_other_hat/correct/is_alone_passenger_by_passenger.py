"""A loop looks at one passenger after the other."""


def add_is_alone(passengers):
    marked = passengers.copy()
    marked["IsAlone"] = [
        int(siblings == 0 and parents == 0)
        for siblings, parents in passengers[["SibSp", "Parch"]].to_numpy()
    ]
    return marked
