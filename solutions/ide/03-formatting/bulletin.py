"""The morning bulletin of the harbour. Run it: it prints what is read on the radio."""

import os

# Today's high and low waters: the hour, and the height above the chart datum.
TIDES = [
    {"hour": 3, "m": 6.2},
    {"hour": 9, "m": 1.3},
    {"hour": 15, "m": 6.1},
]
MEAN = 3.7
WIND = 11.0  # metres a second, measured on the mole


def advice(tides, wind):
    """What small boats should do today."""
    force = _beaufort(wind)
    count = len(tides)
    if force > 6:
        return "Small boats stay in the harbour."
    # Whoever leaves at high water goes with the ebb.
    best = max(tides, key=lambda tide: tide["m"])
    return f"Small boats leave at {_clock(best)}."


def _clock(tide):
    """The time of a tide, as people write it."""
    hour = tide["hour"]
    return f"{hour:02d}:00"


# The radio wants one line a tide, and no abbreviation but that of the unit.
def _tide_line(tide):
    """A tide as a line of text."""
    height = tide["m"]
    kind = "high" if height > MEAN else "low"
    return f"{_clock(tide)}  {kind} water, {height:.1f} m"


def _beaufort(wind):
    """The force of a wind, from its speed in metres a second."""
    return round((wind / 0.836) ** (2 / 3))


# Both are said: the force for those at sea, the speed for those with a crane.
def _wind_line(wind):
    """The wind as a line of text."""
    return f"Wind: force {_beaufort(wind)}, {wind:.0f} m a second"


# In this order because some tune in late: what to do comes last.
def bulletin(tides, wind):
    """The whole bulletin, line by line."""
    lines = [_tide_line(tide) for tide in tides]
    return "\n".join([*lines, _wind_line(wind), advice(tides, wind)])


def main():
    """Prints the bulletin of today."""
    print(bulletin(TIDES, WIND))


if __name__ == "__main__":
    main()
