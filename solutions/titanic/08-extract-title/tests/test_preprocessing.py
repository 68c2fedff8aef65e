"""The contracts of the functions in preprocessing.py, on tables small enough to read."""

import pandas as pd
import pytest

from preprocessing import add_derived_title


def titles_of(*names):
    return list(add_derived_title(pd.DataFrame({"Name": names}))["Title"])


@pytest.mark.parametrize(
    "title, code", [("Mr", 1), ("Miss", 2), ("Mrs", 3), ("Master", 4)]
)
def test_a_common_title_has_a_code_of_its_own(title, code):
    assert titles_of(f"Byron, {title}. Ada") == [code]


@pytest.mark.parametrize("title, code", [("Mlle", 2), ("Ms", 2), ("Mme", 3)])
def test_another_word_for_a_common_title_has_the_same_code(title, code):
    assert titles_of(f"Byron, {title}. Ada") == [code]


@pytest.mark.parametrize(
    "title",
    "Lady Countess Capt Col Don Dr Major Rev Sir Jonkheer Dona".split(),
)
def test_rare_titles_share_a_code(title):
    assert titles_of(f"Byron, {title}. Ada") == [5]


def test_an_unknown_title_is_0():
    assert titles_of("Byron, Prof. Ada") == [0]


def test_a_name_without_a_title_is_0():
    assert titles_of("Ada Byron", "") == [0, 0]


def test_a_missing_name_is_0():
    assert titles_of("Byron, Miss. Ada", None) == [2, 0]
    assert titles_of(float("nan")) == [0]


def test_upper_and_lower_case_count():
    assert titles_of("Byron, mr. A", "Byron, MR. A") == [0, 0]


def test_the_title_has_a_space_before_it():
    assert titles_of("St. Byron, Miss. Ada") == [2]


def test_the_title_ends_with_its_full_stop():
    assert titles_of("Byron, Mr.A", "Byron, Mrs.") == [1, 3]


def test_the_title_may_follow_other_words():
    assert titles_of("Byron, the Countess. of (Ada)") == [5]


def test_the_first_of_several_words_before_a_full_stop_is_the_title():
    assert titles_of("Byron, Mrs. Ada and Dr. Augusta") == [3]


def test_each_title_stays_with_its_passenger_where_index_labels_repeat():
    passengers = pd.DataFrame(
        {"Name": ["Byron, Mr. A", "Byron, Miss. B", "Byron, Mrs. C"]}, index=[0, 1, 0]
    )

    titled = add_derived_title(passengers)

    assert list(titled.index) == [0, 1, 0]
    assert list(titled["Title"]) == [1, 2, 3]


def test_a_title_is_added_to_a_copy():
    passengers = pd.DataFrame({"Name": ["Byron, Miss. Ada"], "Fare": [7.5]})
    before = passengers.copy()

    titled = add_derived_title(passengers)

    assert list(titled.columns) == ["Name", "Fare", "Title"]
    pd.testing.assert_frame_equal(passengers, before)
