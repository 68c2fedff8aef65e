"""The catch of a day. In four places your editor knows more than the file says."""

from datetime import date

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
mean_kilos = catch["kilos"].mean()

# 2. Quick documentation: the boxes are text. Make a column of integers of them.
boxes = catch["boxes"].astype(int)


# 3. Quick fix: one name is underlined, because nobody has imported it.
def report_file():
    """The name of the file for the report of a day."""
    return f"catch-{date(2026, 3, 7).isoformat()}.txt"


# 4. The linter: one argument is underlined. Fix the call.
def report():
    """The report, in one line."""
    return line("mean", mean_kilos, unit="kg")


print(mean_kilos)
print(boxes)
