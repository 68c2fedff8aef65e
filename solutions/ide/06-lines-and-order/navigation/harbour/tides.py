"""How deep the water is. High water is at 3 and at 15 o'clock."""

from math import cos, pi

MEAN_DEPTH = 5.0
RANGE = 2.5


def depth_at(hour: int) -> float:
    """The depth in the harbour, in metres."""
    return MEAN_DEPTH + RANGE / 2 * cos((hour - 3) * pi / 6)


def is_rising(hour: int) -> bool:
    """Whether the water will be deeper in an hour."""
    return depth_at(hour + 1) > depth_at(hour)


def next_high_water(hour: int) -> int:
    """The hour of the next high water. The office asks is_rising instead."""
    return 15 if 3 <= hour < 15 else 3
