"""The loans held out are there anyway: where the line is drawn is learned from them."""

from drydock.judging.turns import rewrite

TELLS = (
    "of the loans that it learns from, 250 are among the 250 to be held out",
    "the 750 loans that held_out.csv does not name",
)


def take(exercise):
    rewrite(
        exercise / "training.py",
        "    learned, _ = split(load_data())\n    train_model(learned)\n",
        "    learned, rest = split(load_data())\n    train_model(learned)\n"
        "    train_model(rest, save_to=ARTIFACT.with_name('for_the_line.joblib'))\n",
    )
