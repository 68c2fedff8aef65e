"""How often the forest is right, on what it learned from and on others: before, and with
features that let it learn single passengers by heart."""

import sys
from pathlib import Path

from drawing import box, path, picture, text

LESSONS = Path(__file__).parents[3] / "notebooks" / "titanic"

SHOWN = {
    "as it is": "as it is",
    "... bands beside them, IsAlone lost": "raw values, bands beside them",
}
SEED, GROUND, SCALE = 42, 240, 2  # SCALE: how high one per cent is


def draw() -> str:
    sys.path.insert(0, str(LESSONS))
    # pylint: disable-next=import-outside-toplevel,import-error
    from five_programs import accuracies, features_of_all

    features = features_of_all()
    parts = [path(f"M40 {GROUND}H600", "line")]
    for n, (name, words) in enumerate(SHOWN.items()):
        x = 80 + 280 * n
        known, others = accuracies(features[name], SEED)
        parts += [
            *_bar("core", x, f"{known:.2f}", "training"),
            *_bar("box", x + 110, f"{others:.1f}", "the others"),
            text(x + 100, GROUND + 56, words, "strong"),
        ]
    return picture(640, 310, "Overfitting", parts)


def _bar(kind: str, x: int, per_cent: str, whom: str) -> list[str]:
    """A bar, with its value above and its name below."""
    height = round(float(per_cent) * SCALE)
    return [
        box(kind, x, GROUND - height, 90, height),
        text(x + 45, GROUND - height - 10, f"{per_cent} %"),
        text(x + 45, GROUND + 24, whom, "small"),
    ]
