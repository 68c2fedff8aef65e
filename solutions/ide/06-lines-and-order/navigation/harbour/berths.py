"""Where ships lie, and what that costs."""

from dataclasses import dataclass

from .ships import Ship
from .tariff import FREE_HOURS, PER_HOUR


@dataclass
class Berth:
    """A place at the quay."""

    name: str
    length: float

    def fits(self, ship: Ship, depth: float) -> bool:
        """Whether a ship can lie here without touching the ground."""
        return ship.length <= self.length and ship.draught < depth

    def price(self, hours: int) -> float:
        """What so many hours cost."""
        return PER_HOUR * hours


class DeepBerth(Berth):
    """A dredged place, which costs more."""

    def price(self, hours: int) -> float:
        return 2 * super().price(hours)


class DryBerth(Berth):
    """A place that falls dry. Its price is that of every berth."""

    def fits(self, ship: Ship, depth: float) -> bool:
        return ship.length <= self.length


class GuestBerth(Berth):
    """A place for small boats, with a price for the night."""

    def price(self, hours: int) -> float:
        return 18.0


def moor(ship: Ship, berth: Berth, hours: int = FREE_HOURS) -> str:
    """Says where a ship lies, and for how long nobody asks."""
    return f"{ship.name} lies at {berth.name} for {hours} hours"
