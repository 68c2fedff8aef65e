"""Of the two old lines the second has gone into the function, and the first stays above the
call, in the words of somebody who has given the table another name."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the old lines about IsAlone are gone from train.py",
    "one of them: people['IsAlone'] = 0",
)


def take(exercise: Path) -> None:
    train = exercise / "train.py"
    people = train.read_text("utf-8").replace("df", "people")
    train.write_text(people, "utf-8")
    rewrite(
        train,
        "people = add_is_alone(people)",
        'people["IsAlone"] = 0\n    people = add_is_alone(people)',
    )
