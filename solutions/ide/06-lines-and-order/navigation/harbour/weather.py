"""What the sky is up to."""

from .bells import HarbourWatch

GALE = 8


def gale_warning(wind: int) -> bool:
    """Gives the alarm in a gale; says whether there was one."""
    return wind >= GALE and HarbourWatch().alarm("gale")


def stove_burns(draught: float) -> bool:
    """Whether the chimney of the office has draught enough for the stove."""
    return draught > 0.5
