"""Who brings large ships in."""

from dataclasses import dataclass

from .ships import Ship

PILOT_FROM = 4.0


def needs_pilot(ship: Ship) -> bool:
    """Whether a ship goes so deep that it may not come in alone."""
    return ship.draught > PILOT_FROM


@dataclass
class Pilot:
    """Somebody who knows the fairway."""

    name: str

    def charge(self, ship: Ship) -> float:
        """What a pilot asks for. Has nothing to do with the dues."""
        return 80.0 + self.price(ship.length)

    def price(self, metres: float) -> float:
        """What so many metres of ship cost."""
        return 2.0 * metres
