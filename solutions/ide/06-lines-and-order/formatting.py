"""Depths, as several people typed them."""

FATHOM = 1.8288  # metres
LIMITS = {
    "harbour": 4.5,
    "roads": 9,
    "open sea": 20,
}


def in_metres(fathoms, digits=1):
    """A depth in metres."""
    return round(fathoms * FATHOM, digits)


def warning(place, depth, draught=2.5):
    """What to tell the skipper."""
    clearance = depth - draught
    if clearance < 0:
        return "aground at " + place
    if clearance < 1 and place != "open sea":
        return "careful at '%s'" % place  # less than a metre
    return "It's clear:  " + f"{clearance:.1f} m"


def is_shallow(place, depth):
    return depth < LIMITS.get(place, LIMITS["harbour"])
