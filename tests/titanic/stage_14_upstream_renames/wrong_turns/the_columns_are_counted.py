"""All columns get a name by the place at which they stand, whatever the files call them."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("neither name stands in your code", "two columns change places")
BY_PLACE = """    passengers = pd.read_csv(DATA / f"{name}.csv")
    passengers.columns = [
        *["PassengerId", "Survived"][: passengers.shape[1] - 10],
        *"Pclass Name Sex Age SibSp Parch Ticket Fare Cabin Embarked".split(),
    ]
    return passengers
"""


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    begin = text.index("    passengers = pd.read_csv")
    end = text.index("\n\n\n", begin)
    script.write_text(text[:begin] + BY_PLACE.rstrip("\n") + text[end:], "utf-8")
    rewrite(script, '{"ticket_class": "Pclass", "full_name": "Name"}', "{}")
