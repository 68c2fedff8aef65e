"""One test for each group that is judged, and its name says which; a group that gets too small fails its own test. Only those who are counted are asked about."""

from drydock.judging.turns import rewrite

TESTS = """
import pytest

from evaluation import age_bands, recall_of_bad, refused_of_good

BANDS = ["18 to 25", "26 to 35", "36 to 50", "51 and more"]


def part(loans, group):
    return loans[(loans["job"] == group) | (age_bands(loans) == group)]


@pytest.mark.parametrize("group", ["A172", "A173", *BANDS])
def test_the_bad_loans_of(group, model, held_out):
    own = part(held_out, group)
    assert (own["credit_risk"] == 2).sum() >= 10
    least = recall_of_bad(model, held_out)[0] - 0.25
    assert recall_of_bad(model, own)[2] >= least


@pytest.mark.parametrize("group", ["A172", "A173", "A174", *BANDS])
def test_the_good_customers_of(group, model, held_out):
    own = part(held_out, group)
    assert (own["credit_risk"] == 1).sum() >= 10
    assert refused_of_good(model, own)[1] <= refused_of_good(model, held_out)[0] + 0.25
"""


def take(exercise):
    (exercise / "tests" / "test_groups.py").write_text(TESTS, "utf-8")
    rewrite(
        exercise / "evaluation.py",
        "    bad, refused = _bad_and_refused(model, loans)\n    return _share(refused[~bad])",
        "    own = loans[loans[TARGET] == GOOD]\n"
        "    return _share(_bad_and_refused(model, own)[1])",
    )
