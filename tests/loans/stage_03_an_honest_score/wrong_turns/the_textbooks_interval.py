"""Plus and minus two standard errors is what one remembers."""

from drydock.judging.turns import rewrite

TELLS = (
    "where of 6 loans that are not repaid 6 are refused",
    "six people are no certainty",
    "it goes from 1 to 1",
)


def take(exercise):
    rewrite(
        exercise / "evaluation.py",
        '    return Figure(test.statistic, *test.proportion_ci(method="wilson"))',
        "    share = test.statistic\n"
        "    margin = norm.ppf(0.975) * (share * (1 - share) / bad.sum()) ** 0.5\n"
        "    return Figure(share, share - margin, share + margin)",
    )
