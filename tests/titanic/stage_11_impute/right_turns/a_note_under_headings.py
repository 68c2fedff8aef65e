"""The note has a heading for each point, and stands beside a shorter one; a comment that is no
code says what the letters of the ports are."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    (exercise / "DEBT.md").write_text(NOTE, "utf-8")
    line = 'df["Fare"] = impute_median(df["Fare"])'
    legend = "# Embarked = Southampton, Cherbourg, Queenstown"
    rewrite(exercise / "train.py", line, f"{legend}\n    {line}")


NOTE = """\
# What we owe

## Gaps are filled with a look at the test file

### What is wrong

The median age of a group is that of all 1,309 passengers.

### Where it is

`prepare_data`, where the two tables are stacked.

### Why it matters

The accuracy we report looks better than it is.

### How long it takes

Two to three hours.

### When

Before the next report.

## Ages over 64

No band. Somebody should look at it.
"""
