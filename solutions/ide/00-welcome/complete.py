"""The catch of a day. Four places wait for what your editor knows."""

import pandas as pd

catch = pd.DataFrame(
    {
        "boat": ["Anna", "Berta", "Clara", "Dora"],
        "kilos": [120.5, 98.0, 143.25, 90.25],
        "boxes": ["12", "10", "15", "9"],
    }
)


def line(name, value, *, unit):
    """One line of the report: a name, and a value with its unit."""
    return f"{name}: {value:.2f} {unit}"


# 1. Completion: this is the column. Make it the mean of the column.
mean_kilos = catch["kilos"]

# 2. Quick documentation: the boxes are text. Make them integers, as a column.
boxes = catch["boxes"]

# 3. Quick fix: something is underlined, because nobody has imported it.
report_file = f"catch-{date(2026, 3, 7).isoformat()}.txt"


# 4. The linter: the program runs, and still this call is wrong. Mend the call.
def report():
    """The report of the day, in one line."""
    return line("mean", mean_kilos, units="kg")


print(report_file)
