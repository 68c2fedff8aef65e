"""The log of the Anna: what is written down on board."""

MARK = "log"  # every line of the log begins with it


def write_entry(event, miles):
    """Writes one line into the log."""
    print(f"{MARK}: {event} after {rounded(miles)} nmi")


def rounded(miles):
    """Miles, to the tenth."""
    return round(miles, 1)
