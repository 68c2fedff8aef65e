"""The front page: what the harbour office does. The details are in other modules."""

from .berths import Berth, moor
from .ledger import book
from .pilots import Pilot, needs_pilot
from .prices import charge
from .ships import Ship
from .tides import depth_at, is_rising
from .weather import gale_warning


def arrive(ship: Ship, berth: Berth, hour: int) -> str:
    """Takes in a ship, or says why not. In old times a bell was rung as well."""
    if not berth.fits(ship, depth_at(hour)):
        return f"{ship.name} waits" if is_rising(hour) else f"{ship.name} turns back"
    if needs_pilot(ship):
        book(f"pilot for {ship.name}", Pilot("Onno").charge(ship))
    book(f"dues of {ship.name}", charge(ship))
    return moor(ship, berth)


def leave(ship: Ship, berth: Berth, hours: int) -> float:
    """Lets a ship go, once its berth is paid for."""
    return book(f"berth of {ship.name}", berth.price(hours))


def close_gates(wind: int) -> bool:
    """Closes the gates if the wind is too strong."""
    return gale_warning(wind)
