"""What calls at the harbour."""

from dataclasses import dataclass


@dataclass
class Ship:
    """A ship; lengths and depths are in metres, weights in tons."""

    name: str
    length: float
    draught: float
    tons: float


@dataclass
class Ferry(Ship):
    """A ship that keeps to a timetable."""

    line: str = "Borkum"
