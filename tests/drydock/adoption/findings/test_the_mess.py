"""The untouched notebook of the titanic kata: what every survey of it must say."""

from pathlib import Path

import pytest

from drydock.adoption.findings.found import found
from drydock.adoption.model import Adopted, Cell, Output
from drydock.workbook.notebook import read_document

MESS = Path(__file__).parents[4] / "exercises/titanic/titanic.ipynb"


@pytest.fixture(scope="module", name="findings")
def _findings():
    return found(Adopted(MESS, tuple(_cells())))


def _cells():
    number = 0
    for place, cell in enumerate(read_document(MESS, MESS.name)["cells"], 1):
        if cell["cell_type"] == "code":
            number += 1
            outputs = tuple(_output(one) for one in cell["outputs"])
            yield Cell(number, "".join(cell["source"]), (), outputs, place)


def _output(saved):
    data = saved.get("data", {"text/plain": saved.get("text", "")})
    html = "".join(data.get("text/html", ""))
    return Output("html" if html else "text", "".join(data["text/plain"]), html)


@pytest.mark.parametrize(
    "rule, says",
    [
        (
            "used before it is made",
            "rare_titles is used in cell 17, line 1, and made only",
        ),
        ("used before it is made", "in cell 48"),
        ("line without effect", "df.loc[df['Age'] > 64, 'Age'] in cell 24, line 5"),
        ("unseeded randomness", "DecisionTreeClassifier has no seed, in cell 42"),
        ("unseeded randomness", "RandomForestClassifier has no seed, in cell 43"),
        ("unseeded randomness", "SGDClassifier has no seed, in cell 44"),
        ("learnt from train and test together", "df holds train and test together"),
        ("learnt from train and test together", "the median (cell 22"),
        ("learnt from train and test together", "the mode (cell 30"),
        ("score on training rows", "7 models"),
        ("personal data in saved outputs", "column Name"),
        ("column built and never used", "Deck (cell 13, dropped in cell 34)"),
        ("columns dropped in many places", "5 places: cells 15, 19, 25, 28 and 34"),
        ("two names for one table", "df2 = df in cell 23"),
        ("warnings silenced", "cell 2, line 2"),
        ("same lines in several places", "stand 5 times: from cell 39"),
        ("number without a name, twice", "14.454"),
        ("name that says nothing", "df2 (cell 23)"),
    ],
)
def test_the_mess_is_named(findings, rule, says):
    assert says in "\n".join(one.what for one in findings if one.rule == rule)


def test_what_stops_it_is_told_first(findings):
    assert findings[0].rule == "used before it is made"
    assert len([one for one in findings if one.weight == 100]) == 1


def test_only_what_is_unseeded_is_called_so(findings):
    told = "".join(one.what for one in findings if one.rule == "unseeded randomness")
    assert "SVC" not in told and "Perceptron" not in told and "KNeighbors" not in told
