"""The tariff: what things cost, in the coin of the harbour."""

from .bells import WATCH_HOURS
from .ships import Ship

FREE_HOURS = 3 * WATCH_HOURS
LIGHT_DUES = 12.5
PER_HOUR = 1.5
PER_TON = 0.3


def dues(ship: Ship) -> float:
    """What a ship pays for calling: for the lights, and for its weight."""
    return LIGHT_DUES + PER_TON * ship.tons
