"""A voyage of the Anna. Run it: what it prints must stay the same."""

from logbook import log

KNOTS = 9.0  # nautical miles in an hour
LEGS = [("Emden", "Borkum", 27.0), ("Borkum", "Cuxhaven", 84.25)]


def in_days(d):
    """Days as text; d is short for days."""
    return f"{d:.1f} d"


def leg_line(leg):
    """One leg of the voyage as text."""
    start, end, d = leg
    days = d / KNOTS / 24  # sailing day and night: a day, d, has 24 hours
    return f"{start} to {end}: {d:.1f} nmi, {in_days(days)} (d: days)"


def both_units(miles):
    """A distance in nautical miles and in kilometres."""
    if miles * 1.852 < 100:
        return f"{miles} nmi ({miles * 1.852:.0f} km)"
    return f"{miles} nmi ({miles * 1.852:.0f} km, a long way)"


def main():
    """Prints the voyage, leg by leg, and what it takes."""
    log("cast off", 0.0)
    total = 0.0
    for leg in LEGS:
        print(leg_line(leg))
        total += leg[2]
    print(f"Together: {both_units(total)}")

    # How much fuel to take
    hours = total / KNOTS
    litres = hours * 38
    reserve = litres * 0.2
    fuel = litres + reserve

    print(f"Fuel: {fuel:.0f} l")
    log("moored", total)
    print("The log ends here.")


if __name__ == "__main__":
    main()
