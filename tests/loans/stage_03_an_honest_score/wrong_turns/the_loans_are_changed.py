"""The target is popped off the table, and whoever measures twice finds none."""

from drydock.judging.turns import rewrite

TELLS = ("recall_of_bad leaves the loans that it is given as they were",)


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        "    return (\n        (loans[TARGET] == BAD).to_numpy(),\n"
        "        model.predict(loans.drop(columns=TARGET)) == BAD,\n    )\n",
        "    bad = (loans.pop(TARGET) == BAD).to_numpy()\n"
        "    return bad, model.predict(loans) == BAD\n",
    )
