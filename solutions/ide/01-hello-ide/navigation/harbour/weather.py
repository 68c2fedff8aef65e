"""What the sky is up to."""

from .bells import HarbourWatch

GALE = 8


def gale_warning(wind: int) -> bool:
    """Gives the alarm in a gale; says whether there was one.

    The draught under the door of the office is no measure of the wind.
    """
    return wind >= GALE and HarbourWatch().alarm("gale")
