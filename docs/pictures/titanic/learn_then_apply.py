"""What is learned, of whom, and to whom it is applied: before stage 17 and after it."""

from __future__ import annotations

from drawing import box, path, picture, text, texts

SAYS = "Before: learned and applied in one go. After: learned first, then applied."


def draw() -> str:
    return picture(640, 440, SAYS, [*_before(), *_after()])


def _before() -> list[str]:
    return [
        text(20, 30, "Before: in one go", "left strong"),
        *_boxed(20, 46, "891 training passengers"),
        *_boxed(20, 88, "418 test passengers"),
        path("M200 65 H 258"),
        path("M200 107 H 258"),
        *_boxed(260, 46, "prepare_features", "learns and applies", kind="core"),
        path("M440 86 H 498"),
        *_boxed(500, 67, "features", width=120),
        text(320, 156, "From one passenger alone, nothing can be learned."),
    ]


def _after() -> list[str]:
    return [
        text(20, 212, "After: learn, then apply", "left strong"),
        *_boxed(20, 228, "891 training passengers"),
        path("M200 247 H 258"),
        *_boxed(260, 228, "learn", kind="core"),
        path("M350 266 V 294"),
        *_boxed(260, 296, "what fills gaps"),
        path("M350 334 V 362"),
        *_boxed(20, 343, "training, or test, or", "one passenger alone"),
        path("M200 383 H 258"),
        *_boxed(260, 364, "prepare_features", kind="core"),
        path("M440 383 H 498"),
        *_boxed(500, 364, "features", width=120),
    ]


def _boxed(
    x: int, y: int, *lines: str, width: int = 180, kind: str = "box"
) -> tuple[str, str]:
    """A box around a line or two, as high as they need."""
    height = 38 if len(lines) == 1 else 80
    first = y + height // 2 + 5 - 10 * (len(lines) - 1)
    return box(kind, x, y, width, height), texts(x + width // 2, first, lines)
