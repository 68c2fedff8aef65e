"""Where a debt note hangs, by what paying it gains and what it costs."""

from drawing import box, path, picture, text, texts


def draw() -> str:
    return picture(
        560,
        380,
        "Debt by value and effort",
        [
            box("core", 90, 20, 220, 150),
            texts(200, 78, ["high value, low effort:", "pay it next"], "strong"),
            box("box", 320, 20, 220, 150),
            texts(
                430,
                68,
                ["high value, high effort:", "cut it into steps,", "and plan them"],
            ),
            box("box", 90, 180, 220, 150),
            texts(
                200,
                228,
                ["low value, low effort:", "pay it when you work", "there anyway"],
            ),
            box("wrong", 320, 180, 220, 150),
            texts(
                430,
                228,
                ["low value, high effort:", "leave it,", "and say so in the note"],
            ),
            path("M70 330V24"),
            text(40, 180, "value"),
            path("M90 350H536"),
            text(315, 370, "effort"),
        ],
    )
