"""The model is no longer told the age, so that the margin can be small; more groupings than those asked for; and by_group gives a Series."""

from drydock.judging.turns import rewrite


def take(exercise):
    rewrite(
        exercise / "training.py",
        '[("codes", OneHotEncoder(handle_unknown="ignore"), codes)],\n',
        '[("codes", OneHotEncoder(handle_unknown="ignore"), codes),'
        ' ("age", "drop", ["age"])],\n',
    )
    path = exercise / "evaluation.py"
    rewrite(
        path,
        "    return {name: measure(model, own) for name, own in loans.groupby(groups)}\n",
        "    found = {n: measure(model, loans[groups == n]) for n in set(groups)}\n"
        "    return pd.Series(found)\n",
    )
    tests = exercise / "tests" / "test_groups.py"
    rewrite(tests, "MARGIN = 0.20", "MARGIN = 0.05")
    rewrite(
        tests,
        '"age": age_bands}',
        '"age": age_bands, "phone": lambda loans: loans["telephone"]}',
    )
