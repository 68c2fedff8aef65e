"""DataFrame.to_csv writes the index without a name, and the file looks complete."""

from drydock.judging.turns import rewrite

TELLS = ("held_out.csv has a column row", "it has credit_risk")


def take(exercise):
    path = exercise / "held_out.csv"
    rows = path.read_text("utf-8").split()[1:]
    path.write_text(
        "\n".join([",credit_risk", *(f"{row},1" for row in rows)]) + "\n", "utf-8"
    )
    rewrite(exercise / "training.py", '["row"]', ".iloc[:, 0]")
