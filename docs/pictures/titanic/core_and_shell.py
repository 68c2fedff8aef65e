"""A functional core within an imperative shell."""

from drawing import box, path, picture, text, texts


def draw() -> str:
    return picture(
        680,
        270,
        "A functional core in an imperative shell",
        [
            box("box", 120, 20, 440, 230),
            text(340, 46, "imperative shell: train.py", "strong"),
            box("core", 230, 66, 220, 140),
            texts(340, 92, ["functional core:", "preprocessing.py"], "strong"),
            texts(340, 146, ["table in, new table out,", "the same every time,"]),
            text(340, 186, "and nothing else"),
            box("box", 10, 100, 80, 72),
            text(50, 132, "files"),
            text(50, 152, "on disk", "small"),
            box("box", 590, 100, 80, 72),
            text(630, 132, "a line"),
            text(630, 152, "on screen", "small"),
            path("M90 136H230"),
            path("M450 136H590"),
            text(176, 126, "passengers", "small"),
            text(506, 126, "features", "small"),
            text(176, 158, "reads", "small"),
            text(506, 158, "trains, prints", "small"),
            text(340, 236, "all that touches the world, and no rule", "small"),
        ],
    )
