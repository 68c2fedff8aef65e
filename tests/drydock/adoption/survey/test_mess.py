"""What the survey says of the notebook with which the titanic kata begins."""

from __future__ import annotations

import pytest
from documents import script

from drydock.adoption.survey import terminal
from drydock.adoption.survey.survey import Survey

of_the_mess = script("survey_of_the_mess")


@pytest.fixture(name="survey", scope="module")
def _survey() -> Survey:
    return of_the_mess.survey()  # type: ignore[no-any-return]


def test_it_names_what_stops_it_and_both_cells(survey: Survey) -> None:
    (stop,) = survey.stops
    assert (stop.rule, stop.cell, stop.line) == ("name made further down", 17, 1)
    assert "rare_titles" in stop.what and "cell 48" in stop.what
    assert any(survey.verdict in line for line in terminal.lines(survey))


@pytest.mark.parametrize(
    "says",
    [
        "DecisionTreeClassifier no seed",
        "RandomForestClassifier no seed",
        "df['Age'] > 64 cell 24 no effect",
        "train and test together median mode",
        "names of persons saved outputs Name",
        "columns built without any use HasCabin NameLen FareBand",
        "judged only on the very rows of the fit",
        "saved with 1309; a clean run gives 1308",
        "was last run as",
    ],
)
def test_it_finds_what_is_hidden_in_it(survey: Survey, says: str) -> None:
    texts = [one.what for one in survey.findings]
    assert any(all(word in text for word in says.split()) for text in texts), texts


def test_the_page_in_docs_is_what_it_says_today(survey: Survey) -> None:
    """Otherwise run: python docs/survey_of_the_mess.py"""
    assert of_the_mess.text(survey) == of_the_mess.FILE.read_text("utf-8")
