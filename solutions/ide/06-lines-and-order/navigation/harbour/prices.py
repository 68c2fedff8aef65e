"""What a ship pays for calling, under the name that the office uses."""

from .tariff import dues as charge

__all__ = ["charge"]
