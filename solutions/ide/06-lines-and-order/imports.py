"""A table of soundings, made of what csv files and people have reported."""

import json
from datetime import date
from pathlib import Path
from statistics import mean

import pandas as pd

from formatting import in_metres


def soundings(file: Path) -> pd.DataFrame:
    """The soundings in a JSON file, in metres."""
    rows = json.loads(file.read_text("utf-8"))
    depths = [in_metres(row["fathoms"]) for row in rows]
    days = [date.fromisoformat(row["day"]) for row in rows]
    return pd.DataFrame({"day": days, "depth": depths})


def usual_depth(table: pd.DataFrame) -> float:
    """The mean depth, to the tenth of a metre."""
    return round(mean(table["depth"]), 1)
