"""The books: what has been paid for what."""

ENTRIES: list[tuple[str, float]] = []


def book(what: str, amount: float) -> float:
    """Writes an amount into the books, and gives it back rounded."""
    ENTRIES.append((what, round(amount, 2)))
    return ENTRIES[-1][1]


def total() -> float:
    """All that has been paid. Called by nobody in here: the mayor asks for it."""
    return sum(amount for _, amount in ENTRIES)
