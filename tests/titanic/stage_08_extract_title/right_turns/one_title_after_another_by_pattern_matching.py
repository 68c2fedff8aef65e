"""A match statement finds the code; the name is reached by importlib and a table of steps."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    (exercise / "preprocessing.py").write_text(MODULE, "utf-8")
    train = exercise / "train.py"
    rewrite(train, "from preprocessing import add_derived_title", "import importlib")
    rewrite(train, "FEATURES = [", f"{STEPS}FEATURES = [")
    rewrite(train, "df = add_derived_title(df)", 'df = STEPS["title"](df)')


STEPS = """\
STEPS = {"title": getattr(importlib.import_module("preprocessing"), "add_derived_title")}

"""

MODULE = """\
from __future__ import annotations

import re

import pandas as pd


def _code(name: object) -> int:
    found = re.search(r" ([A-Za-z]+)[.]", name) if isinstance(name, str) else None
    match found and found.group(1):
        case "Mr":
            return 1
        case "Miss" | "Mlle" | "Ms":
            return 2
        case "Mrs" | "Mme":
            return 3
        case "Master":
            return 4
        case "Lady" | "Countess" | "Capt" | "Col" | "Don" | "Dr" | "Dona":
            return 5
        case "Major" | "Rev" | "Sir" | "Jonkheer":
            return 5
    return 0


def add_derived_title(passengers: pd.DataFrame, *, into: str = "Title") -> pd.DataFrame:
    codes = passengers["Name"].map(_code).astype("int64")
    return passengers.assign(**{into: codes})
"""
