"""A column with labels of its own meets a table in which a label stands twice."""

from drawing import box, path, picture, text

ROWS = [("0", "rum", 120, "0"), ("1", "water", 800, "1"), ("0", "beer", 200, "2")]


def draw() -> str:
    parts = [
        text(120, 34, "the table", "strong"),
        text(362, 34, "a new column", "strong"),
        text(560, 34, "what comes out", "strong"),
        text(60, 58, "label", "small"),
        text(322, 58, "label", "small"),
        text(520, 58, "label", "small"),
    ]
    for n, (label, cask, litres, new) in enumerate(ROWS):
        y = 70 + 50 * n
        out = dict((new, litres) for *_, litres, new in ROWS)[label]
        parts += [
            box("box", 30, y, 180, 40),
            text(60, y + 26, label, "strong"),
            text(140, y + 26, cask),
            box("box", 292, y, 140, 40),
            text(322, y + 26, new, "strong"),
            text(385, y + 26, str(litres)),
            box("wrong" if out != litres else "box", 490, y, 180, 40),
            text(520, y + 26, label, "strong"),
            text(605, y + 26, f"{cask} {out}"),
        ]
    parts += [
        path("M292 90H212"),
        path("M292 90L212 186"),
        path("M292 140H212"),
        text(
            350,
            244,
            "No row of the table is called 2: its value goes nowhere.",
            "small",
        ),
    ]
    return picture(700, 262, "By label, not by position", parts)
