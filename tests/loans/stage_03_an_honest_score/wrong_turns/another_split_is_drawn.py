"""A new split, stratified this time, seems better than that of a colleague."""

TELLS = ("it names 250 rows, of which", "are not among those 250")


def take(exercise):
    rows = [str(row) for row in range(0, 1000, 4)]
    (exercise / "held_out.csv").write_text("\n".join(["row", *rows]) + "\n", "utf-8")
