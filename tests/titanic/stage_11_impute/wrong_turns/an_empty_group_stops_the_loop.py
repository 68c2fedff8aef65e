"""The old loop is moved as it is: round() has nothing to say of a missing median."""

from pathlib import Path

TELLS = ("a group without any value, and to_nearest=0.5", "it raises ValueError")


def take(exercise: Path) -> None:
    module = exercise / "preprocessing.py"
    text = module.read_text("utf-8")
    begin, end = text.index("    medians = passengers.groupby"), text.index(NEXT)
    module.write_text(text[:begin] + LOOP + text[end:], "utf-8")


NEXT = "\n\ndef impute_most_frequent"

LOOP = """\
    filled = passengers[column].copy()
    keys = list(zip(*(passengers[name] for name in by)))
    for key in set(keys):
        same = pd.Series([one == key for one in keys], index=passengers.index)
        m = passengers[column][same].median()
        if to_nearest:
            m = round(m / to_nearest) * to_nearest
        filled[same & passengers[column].isna()] = m
    return passengers.assign(**{column: filled})
"""
