"""One small step, the tests, and what comes next."""

from drawing import box, path, picture, text, texts


def draw() -> str:
    return picture(
        680,
        230,
        "The refactoring cycle",
        [
            box("box", 20, 70, 170, 70),
            texts(105, 100, ["change", "one small thing"], "strong"),
            path("M190 105H255"),
            box("core", 255, 70, 150, 70),
            text(330, 110, "run the tests", "strong"),
            path("M405 105H480"),
            text(442, 96, "green", "small"),
            box("box", 480, 70, 180, 70),
            texts(570, 100, ["commit,", "then the next step"], "strong"),
            path("M570 70V30H105V70"),
            path("M330 140V200H105V140"),
            text(218, 192, "red", "small"),
            texts(
                345,
                188,
                [
                    "undo it, and take a smaller step;",
                    "red three times: back to the last commit",
                ],
                "left small",
            ),
        ],
    )
