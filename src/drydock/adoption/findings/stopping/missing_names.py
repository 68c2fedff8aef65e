"""A name that has no value: made further down, or by nothing any more."""

from __future__ import annotations

import builtins
import re

from drydock.adoption.findings.flow import flow
from drydock.adoption.findings.stopping.stop import Stop
from drydock.adoption.model import Finding

IMPORTED_AS = {
    "np": "import numpy as np",
    "pd": "import pandas as pd",
    "plt": "import matplotlib.pyplot as plt",
    "sns": "import seaborn as sns",
    "sp": "import scipy as sp",
    "mpl": "import matplotlib as mpl",
    "tf": "import tensorflow as tf",
    "sm": "import statsmodels.api as sm",
    "nx": "import networkx as nx",
    "px": "import plotly.express as px",
    "dt": "import datetime as dt",
}


def missing_name(stop: Stop) -> Finding | None:
    """A NameError: where the name is made, if anywhere."""
    name = stop.error.names.get("name", "")
    if stop.error.type not in ("NameError", "UnboundLocalError") or not name:
        return None
    if stop.error.type == "UnboundLocalError":
        return _unbound(stop, name)
    makers = flow(stop.adopted).makers(name)
    below = [one for one in makers if one > stop.ran.number]
    above = [one for one in makers if one < stop.ran.number]
    if above:
        return _made_above(stop, name, above[-1])
    if below:
        return _made_below(stop, name, below[0])
    if stop.ran.number in makers:
        return _made_below(stop, name, stop.ran.number)
    return _made_by_nothing(stop, name)


def _made_below(stop: Stop, name: str, below: int) -> Finding:
    where = "further down in the same cell"
    if below != stop.ran.number:
        where = f"in cell {below}, further down"
    return stop.finding(
        "name made further down",
        what=f"{stop.at} uses {name}, which is made only {where}",
        why="it worked as long as the value of an earlier run was still there; from the top,"
        " with nothing there yet, it is a NameError",
        remedy=f"move what makes {name} above cell {stop.ran.number}",
    )


def _made_above(stop: Stop, name: str, above: int) -> Finding:
    return stop.finding(
        "name not made",
        what=f"{stop.at} uses {name}, which cell {above} would make, but did not",
        why="that cell was not run to its end, makes it on one of several ways only, or"
        " another one has deleted it",
        remedy=f"see that cell {above} always makes {name}",
        certainty="likely",
    )


def _made_by_nothing(stop: Stop, name: str) -> Finding:
    if hasattr(builtins, name):
        remedy = f"see which cell deletes {name}"
    elif name in IMPORTED_AS:
        remedy = f"write {IMPORTED_AS[name]} into the first cell"
    elif re.fullmatch(r"xrange|raw_input|unicode|basestring|reduce|unichr|long", name):
        return stop.finding(
            "written for Python 2",
            what=f"{stop.at} uses {name}, which is a name of Python 2",
            why=f"it runs in Python {stop.run.version}",
            remedy="write it for Python 3: range, input, str, functools.reduce",
        )
    else:
        remedy = (
            "find out what it was (an import, a cell that was deleted, a misspelt name),"
            f" and write it down above cell {stop.ran.number}"
        )
    return stop.finding(
        "name that nothing makes",
        what=f"{stop.at} uses {name}, which no cell makes",
        why="it was in memory when the notebook was last used; from the top, it is a"
        " NameError",
        remedy=remedy,
    )


def _unbound(stop: Stop, name: str) -> Finding:
    return stop.finding(
        "name not made",
        what=f"{stop.at}: a function uses {name} before it has given it a value",
        why=f"on the way that it went, nothing had: {stop.said}",
        remedy=f"give {name} a value on every way through the function",
    )
