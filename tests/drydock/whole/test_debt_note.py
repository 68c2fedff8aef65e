"""What stage 11 of the titanic kata reads in a debt note, and what it takes for nothing."""

from __future__ import annotations

import pytest

from drydock.workbook.house import HERE
from drydock.workbook.loading import load

debt_note = load(HERE.stage("titanic/11").tests / "debt_note.py")
FIELDS = {
    "What": "test passengers leak into what training passengers get filled in",
    "Where": "`prepare_data` in `train.py`",
    "Value": "an honest score",
    "Effort": "two hours",
    "When": "in stage 16",
}


def _unsaid(text: str) -> list[str] | None:
    """What the note on the leak does not say; None where no note is about the leak."""
    about = [one for one in debt_note.notes(text) if debt_note.is_about_the_leak(one)]
    return min(map(debt_note.unsaid, about), key=len, default=None)


def _note(**changed: str) -> str:
    fields = FIELDS | changed
    return "".join(f"- **{name}:** {text}\n" for name, text in fields.items())


@pytest.mark.parametrize(
    "note",
    [
        _note(),
        "What is wrong: medians see the test rows.\nWhere: train.py\nWhat we gain: a score"
        " that holds\nHow long: 90 min\nWhen: Friday\n",
        "# Leak (`prepare_data`)\n\nValue: trust. Effort: 2 h. When: stage 16.\n",
        "# Leak\n\nWe fill gaps from both files, in prepare_data. If we mend it we get scores"
        " that one can rely on. One to two hours. To be done once all is refactored.\n",
        "Before any gap is filled, train.py stacks training and test passengers, and all"
        " statistics are those of the whole. Splitting first makes the accuracy credible."
        " One evening. Planned for the week of the launch.\n",
        _note(What="the rows we are evaluated on have a say in what we fill in"),
        "- What we impute is derived from both tables: a leak (prepare_data in train.py).\n"
        "- Mending it makes the score comparable.\n- Work: 4 hours.\n- Planned: Q1.\n",
    ],
)
def test_a_note_in_other_words_says_all_of_it(note: str) -> None:
    assert _unsaid(note) == []


@pytest.mark.parametrize(
    "moment",
    "later this month|as soon as we can change results|once there is a test for it"
    "|soon, before the talk|when we have new data|Milestone 2|the open day in May"
    "|no later than 15.3.2027|one day after the release|some moment before the talk".split(
        "|"
    ),
)
def test_a_moment_or_an_event_is_a_time(moment: str) -> None:
    assert _unsaid(_note(When=moment)) == []


@pytest.mark.parametrize(
    "never",
    "|some day|someday, maybe|later on|later, when there is time|if there is enough time"
    "|when I have some spare time|when time permits|as soon as possible|ASAP!|whenever"
    "|at some point|in the near future|sooner or later|one of these days|not yet decided"
    "|I don't know|when we get round to it|<date>|tbd|?|a moment or an event"
    "|at some later date|at some moment|some other time|no rush|not urgent".split("|"),
)
def test_some_day_is_no_time_in_whatever_words(never: str) -> None:
    assert _unsaid(_note(When=never)) == ["when"]


@pytest.mark.parametrize(
    "nothing",
    "|...|?|TBD|TODO|unknown|not sure yet|no idea|don't know|to be estimated|<hours>|xx"
    "|roughly how long it takes.|[fill in]".split("|"),
)
def test_a_word_in_the_place_of_an_answer_says_nothing(nothing: str) -> None:
    assert _unsaid(_note(Effort=nothing)) == ["effort"]


@pytest.mark.parametrize(
    "what",
    [
        "ages over 64 have no band, in training and test data alike; a line is missing",
        "the edges are magic literals, for all passengers",
        "medians are taken over all readings, those of the following week too",
    ],
)
def test_a_note_on_something_else_is_not_about_the_leak(what: str) -> None:
    assert _unsaid(_note(What=what)) is None


def test_the_questions_of_the_lesson_are_no_answers() -> None:
    asked = _note(
        Where="file and function.",
        Value="what you gain when it is fixed.",
        Effort="roughly how long it takes.",
        When='a moment or an event, not "some day".',
    )
    assert _unsaid(asked) == ["where", "value", "effort", "when"]
