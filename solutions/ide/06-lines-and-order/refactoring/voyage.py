"""A voyage of the Anna. Run it: what it prints must stay the same."""

from logbook import write_entry

KNOTS = 9.0  # nautical miles in an hour
LEGS = [("Emden", "Borkum", 27.0), ("Borkum", "Cuxhaven", 84.25)]


def in_days(d):
    """Days as text; d is short for days."""
    return f"{d:.1f} d"


def leg_line(leg):
    """One leg of the voyage as text."""
    start, end, distance = leg
    days = distance / KNOTS / 24  # sailing day and night: a day, d, has 24 hours
    return f"{start} to {end}: {distance:.1f} nmi, {in_days(days)} (d: days)"


def both_units(miles):
    """A distance in nautical miles and in kilometres."""
    kilometres = miles * 1.852
    if kilometres < 100:
        return f"{miles} nmi ({kilometres:.0f} km)"
    return f"{miles} nmi ({kilometres:.0f} km, a long way)"


def fuel_needed(total):
    """The litres to take for so many nautical miles, with a reserve."""
    hours = total / KNOTS
    litres = hours * 38
    reserve = litres * 0.2
    return litres + reserve


def main():
    """Prints the voyage, leg by leg, and what it takes."""
    write_entry("cast off", 0.0)
    total = 0.0
    for leg in LEGS:
        print(leg_line(leg))
        total += leg[2]
    print(f"Together: {both_units(total)}")

    # How much fuel to take
    fuel = fuel_needed(total)

    print(f"Fuel: {fuel:.0f} l")
    write_entry("moored", total)
    print("The log ends here.")


if __name__ == "__main__":
    main()
