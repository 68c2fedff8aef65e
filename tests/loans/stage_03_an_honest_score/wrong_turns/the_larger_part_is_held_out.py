"""The first lie, told once more: the part that comes first goes into the file."""

TELLS = ("it names the 750 others", "the one to hold out second")


def take(exercise):
    path = exercise / "held_out.csv"
    held_out = set(path.read_text("utf-8").split()[1:])
    others = [str(row) for row in range(1000) if str(row) not in held_out]
    path.write_text("\n".join(["row", *others]) + "\n", "utf-8")
