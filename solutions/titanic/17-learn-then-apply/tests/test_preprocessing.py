"""The contracts of the functions in preprocessing.py, on tables small enough to read."""

import math

import pandas as pd
import pytest

from preprocessing import (
    FEATURES,
    add_age_times_class,
    add_derived_title,
    add_is_alone,
    band_age,
    band_fare,
    categorize,
    encode_port,
    encode_sex,
    learn,
    prepare_features,
)


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


def family(siblings_and_spouses, parents_and_children, index=None):
    return pd.DataFrame(
        {"SibSp": siblings_and_spouses, "Parch": parents_and_children}, index=index
    )


def test_a_passenger_without_family_is_alone():
    assert list(add_is_alone(family([0], [0]))["IsAlone"]) == [1]


@pytest.mark.parametrize("siblings, parents", [(1, 0), (0, 1), (2, 1)])
def test_a_passenger_with_any_family_is_not_alone(siblings, parents):
    assert list(add_is_alone(family([siblings], [parents]))["IsAlone"]) == [0]


@pytest.mark.parametrize("siblings, parents", [(None, 0), (0, None), (None, None)])
def test_where_a_number_is_missing_nobody_counts_as_alone(siblings, parents):
    assert list(add_is_alone(family([siblings], [parents]))["IsAlone"]) == [0]


def test_is_alone_is_a_number_and_no_truth_value():
    assert add_is_alone(family([0, 1], [0, 0]))["IsAlone"].dtype.kind == "i"


def test_who_is_alone_stays_with_its_passenger_where_index_labels_repeat():
    passengers = family([0, 1, 0], [0, 0, 2], index=[0, 1, 0])

    marked = add_is_alone(passengers)

    assert list(marked.index) == [0, 1, 0]
    assert list(marked["IsAlone"]) == [1, 0, 0]


def test_is_alone_is_added_to_a_copy():
    passengers = family([0], [1])
    before = passengers.copy()

    marked = add_is_alone(passengers)

    assert list(marked.columns) == ["SibSp", "Parch", "IsAlone"]
    pd.testing.assert_frame_equal(passengers, before)


@pytest.mark.parametrize(
    "value, band", [(-1, 0), (0, 0), (9, 0), (11, 1), (19, 1), (21, 2), (29, 2)]
)
def test_a_value_gets_the_number_of_its_band(value, band):
    assert list(categorize(pd.Series([value]), [10, 20, 30])) == [band]


def test_the_first_band_has_no_lower_end():
    assert list(categorize(pd.Series([-1000, -math.inf]), [10, 20, 30])) == [0, 0]


@pytest.mark.parametrize("value, band", [(10, 0), (20, 1), (30, 2)])
def test_an_upper_edge_belongs_to_the_band_below_it(value, band):
    assert list(categorize(pd.Series([value]), [10, 20, 30])) == [band]


def test_a_value_just_above_an_edge_is_in_the_next_band():
    assert list(categorize(pd.Series([10.001]), [10, 20, 30])) == [1]


def test_edges_need_not_be_whole_numbers():
    assert list(categorize(pd.Series([2.5, 2.6]), [2.5, 3.5])) == [0, 1]


def test_the_number_of_a_band_is_no_value_to_be_banded():
    bands = categorize(pd.Series([0.05, 0.15, 0.25, 4]), [0.1, 0.2, 0.3, 5])

    assert list(bands) == [0, 1, 2, 3]


def test_whole_numbers_stay_whole_numbers():
    assert categorize(pd.Series([5, 15, 99]), [10, 20]).dtype.kind == "i"


def test_there_is_one_band_more_than_edges():
    bands = categorize(pd.Series([1, 3, 5, 7, 9, 11]), [2, 4, 6, 8, 10])

    assert list(bands) == [0, 1, 2, 3, 4, 5]


def test_the_last_band_has_no_upper_end():
    values = pd.Series([5, 30, 30.01, 512.33, math.inf])

    assert list(categorize(values, [10, 20, 30])) == [0, 2, 3, 3, 3]


def test_a_missing_value_stays_missing():
    bands = categorize(pd.Series([5, None, 15]), [10, 20])

    assert list(bands.isna()) == [False, True, False]
    assert list(bands.dropna()) == [0, 1]


def test_each_band_stays_with_its_value_where_index_labels_repeat():
    bands = categorize(pd.Series([25, 5, 15], index=[0, 1, 0]), [10, 20, 30])

    assert list(bands.index) == [0, 1, 0]
    assert list(bands) == [2, 0, 1]


def test_the_values_themselves_are_not_changed():
    values = pd.Series([5, 15, 99])

    categorize(values, [10, 20])

    assert list(values) == [5, 15, 99]


def people(*told, index=None):
    """Passengers as in the files: men of the third class, but for what is told of them."""
    usual = {
        "Name": "Byron, Mr. A",
        "Pclass": 3,
        "Sex": "male",
        "Age": 22.5,
        "SibSp": 1,
        "Parch": 0,
        "Fare": 7.25,
        "Embarked": "S",
    }
    return pd.DataFrame([usual | one for one in told], index=index)


def asked(feature, *told, training):
    """A feature of passengers, of whom the training passengers are none."""
    return list(prepare_features(people(*told), learn(training))[feature])


TRAINING = people(
    {"Age": 10, "Fare": 7, "Embarked": "Q"},
    {"Age": 20, "Fare": 8, "Embarked": "C"},
    {"Age": 60, "Fare": 99, "Embarked": "C"},
    {"Age": None, "Fare": None, "Embarked": None},
    {"Age": 40, "Fare": 15, "Embarked": "S", "Pclass": 1},
    {"Age": 70, "Fare": 9, "Embarked": "C", "Sex": "female"},
)


def test_a_missing_age_is_the_median_of_the_same_sex_and_class_in_training():
    man, other, woman = {}, {"Pclass": 1}, {"Sex": "female"}
    gaps = [one | {"Age": None} for one in (man, other, woman)]

    assert asked("Age", *gaps, training=TRAINING) == [1, 2, 4]


def test_where_no_age_of_a_group_is_known_it_is_the_median_of_all():
    training = people({"Age": 20}, {"Age": 24}, {"Age": None, "Pclass": 1})
    lady = {"Pclass": 1, "Sex": "female"}

    ages = asked("Age", lady | {"Age": None}, lady | {"Age": 79}, training=training)

    assert ages == [1, 4]


def test_the_median_age_is_taken_to_the_nearest_half():
    training = people({"Age": 16.5}, {"Age": 17})  # 16.75 becomes 17

    assert asked("Age", {"Age": None}, training=training) == [1]


def test_a_missing_fare_is_the_median_of_the_training_passengers():
    assert asked("Fare", {"Fare": None}, training=TRAINING) == [1]


@pytest.mark.parametrize("port", [None, float("nan"), "X", ""])
def test_a_missing_or_unknown_port_is_the_most_frequent_in_training(port):
    assert asked("Embarked", {"Embarked": port}, training=TRAINING) == [1]


def test_of_equally_frequent_ports_the_first_in_sorted_order_is_taken():
    training = people({"Embarked": "S"}, {"Embarked": "C"})

    assert asked("Embarked", {"Embarked": None}, training=training) == [1]


def test_an_unknown_port_is_not_learned_however_frequent_it_is():
    training = people({"Embarked": "X"}, {"Embarked": "X"}, {"Embarked": "Q"})

    assert asked("Embarked", {"Embarked": None}, training=training) == [2]


def test_what_is_known_of_a_passenger_counts():
    known = {"Age": 50, "Fare": 20, "Embarked": "Q"}

    assert asked("Age", known, training=TRAINING) == [3]
    assert asked("Fare", known, training=TRAINING) == [2]
    assert asked("Embarked", known, training=TRAINING) == [2]


def test_it_does_not_matter_who_is_asked_about_together():
    learned = learn(TRAINING)
    asked_about = people(
        {"Age": 80, "Fare": 500, "Embarked": "Q"},
        {"Age": None, "Fare": None, "Embarked": None},
        {"Age": 79, "Fare": 500, "Embarked": "Q"},
    )

    together = prepare_features(asked_about, learned)

    for place in range(3):
        alone = prepare_features(asked_about.iloc[[place]], learned)
        pd.testing.assert_frame_equal(alone, together.iloc[[place]])


def test_nobody_is_changed_by_learning_or_by_being_asked_about():
    training, asked_about = TRAINING.copy(), people({"Age": None, "Embarked": None})
    before = asked_about.copy()

    prepare_features(asked_about, learn(training))

    pd.testing.assert_frame_equal(training, TRAINING)
    pd.testing.assert_frame_equal(asked_about, before)


@pytest.fixture(name="passengers")
def fixture_passengers():
    """Three passengers as in the files; labels repeat."""
    return people(
        {},
        {
            "Name": "Byron, Mlle. B",
            "Pclass": 1,
            "Sex": "female",
            "Age": 38,
            "SibSp": 0,
            "Fare": 71.28,
            "Embarked": "C",
        },
        {
            "Name": "Byron, Master. C",
            "Pclass": 2,
            "Age": 4,
            "SibSp": 0,
            "Parch": 2,
            "Fare": 26,
            "Embarked": "Q",
        },
        index=[0, 1, 0],
    )


def test_the_features_of_a_passenger(passengers):
    features = prepare_features(passengers, learn(TRAINING))

    assert features.to_numpy().tolist() == [
        # Pclass, Sex, Age, Fare, Embarked, Title, IsAlone, Age*Class
        [3, 0, 1, 0, 0, 1, 0, 3],
        [1, 1, 2, 3, 1, 2, 1, 2],
        [2, 0, 0, 2, 2, 4, 0, 0],
    ]


def test_the_features_have_a_fixed_order_and_keep_their_passengers(passengers):
    features = prepare_features(passengers, learn(TRAINING))

    assert list(features.columns) == FEATURES
    assert list(features.index) == [0, 1, 0]


def test_the_features_are_whole_numbers_though_something_is_missing():
    unknown = people({"Age": None, "Fare": None, "Embarked": None, "Name": None})

    features = prepare_features(unknown, learn(TRAINING))

    assert [dtype.kind for dtype in features.dtypes] == ["i"] * 8


@pytest.mark.parametrize("step", [encode_sex, encode_port, band_age, band_fare])
def test_the_passengers_themselves_are_not_changed(passengers, step):
    before = passengers.copy()

    step(passengers)

    pd.testing.assert_frame_equal(passengers, before)


def bands_of(ages):
    return list(band_age(pd.DataFrame({"Age": ages}))["Age"])


def test_an_age_is_cut_to_whole_years_before_it_is_banded():
    assert bands_of([16, 16.9, 17, 32.5, 33]) == [0, 0, 1, 1, 2]


def test_an_age_over_64_is_in_band_4():
    assert bands_of([64, 64.5, 65, 80]) == [3, 3, 4, 4]


def test_age_times_class():
    passengers = pd.DataFrame({"Age": [0, 2], "Pclass": [3, 3]})

    assert list(add_age_times_class(passengers)["Age*Class"]) == [0, 6]
