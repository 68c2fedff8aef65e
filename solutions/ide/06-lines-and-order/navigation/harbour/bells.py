"""What is heard in the harbour."""

WATCH_HOURS = 4


class HarbourWatch:
    """Whoever is awake."""

    def alarm(self, reason: str) -> bool:
        """Wakes everybody."""
        return ring(8, reason)


def ring(times: int, reason: str) -> bool:
    """Rings the bell, and says that it has been rung."""
    print("ding " * times + reason)
    return True
