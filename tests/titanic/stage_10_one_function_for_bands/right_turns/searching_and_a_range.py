"""numpy's search, edges from a range, a helper that calls it; a class of tests."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    rewrite(module, "(16, 32, 48, 64)", "list(range(16, 80, 16))")
    text = module.read_text("utf-8").replace(
        "import pandas", "import numpy as np\nimport pandas"
    )
    module.write_text(text.split("def categorize")[0] + FUNCTIONS, "utf-8")
    train = exercise / "train.py"
    lines = train.read_text("utf-8")
    lines = lines.replace(
        'df["Age"] = categorize(df["Age"], AGE_UPPER_EDGES)',
        "df = add_bands(df, 'Age', AGE_UPPER_EDGES)",
    )
    lines = lines.replace(
        'df["Fare"] = categorize(df["Fare"], FARE_UPPER_EDGES)',
        "df = add_bands(df, 'Fare', FARE_UPPER_EDGES)",
    )
    train.write_text(lines.replace("categorize", "add_bands"), "utf-8")


FUNCTIONS = """\
def categorize(values, upper_edges):
    edges = np.asarray(list(upper_edges), dtype=float)
    numbers = np.searchsorted(edges, values.to_numpy(dtype=float), side="left")
    inside = values.le(edges[-1])
    return pd.Series(np.where(inside, numbers, values), index=values.index)


def add_bands(passengers, column, upper_edges):
    return passengers.assign(**{column: categorize(passengers[column], upper_edges)})
"""
