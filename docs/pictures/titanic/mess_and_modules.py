"""What flows where: at the beginning all through one table, in the end through names."""

from drawing import box, path, picture, text, texts


def draw() -> str:
    return picture(
        760,
        330,
        "What flows where, before and after",
        [*_before(), *_after()],
    )


def _before() -> list[str]:
    cells = ["reads", "titles", "plots", "ages", "fares", "models"]
    parts = [text(120, 32, "before", "strong"), box("wrong", 160, 50, 60, 256)]
    parts += [texts(190, 168, ["df,", "one", "table"], "strong")]
    for n, name in enumerate(cells):
        y = 52 + 43 * n
        parts += [
            box("box", 20, y, 90, 34),
            text(65, y + 22, name, "small"),
            path(f"M110 {y + 11}H158"),
            path(f"M160 {y + 23}H112"),
        ]
    return parts


def _after() -> list[str]:
    rules = ["titles", "who is alone", "ages", "fares", "ports"]
    parts = [
        text(500, 32, "after", "strong"),
        box("box", 270, 120, 100, 100),
        texts(320, 158, ["train.py", "reads"], "strong"),
        path("M370 170H420"),
        box("core", 420, 50, 180, 240),
        text(510, 76, "preprocessing.py", "strong"),
    ]
    for n, name in enumerate(rules):
        y = 90 + 39 * n
        parts += [box("box", 450, y, 120, 28), text(510, y + 19, name, "small")]
        if n:
            parts.append(path(f"M510 {y - 11}V{y}"))
    parts += [
        path("M600 170H650"),
        box("box", 650, 120, 100, 100),
        texts(700, 158, ["train.py", "trains"], "strong"),
        text(510, 318, "each step takes a table and gives a new one", "small"),
    ]
    return parts
