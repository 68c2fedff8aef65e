"""Rules about models: seeds, scores on training rows, and what is learnt too early."""

import time

import pytest
from small_notebooks import notebook, of_rule

READ = "import pandas as pd\ndf = pd.read_csv('a.csv')"
SPLIT = "A, B, c, d = train_test_split(X, y, random_state=1)"
TREE = "tree = DecisionTreeClassifier(random_state=1)"
FIT = f"{TREE}\ntree.fit(A, c)\nprint(tree.score(B, d))"


def said(rule, *cells):
    return "\n".join(one.what for one in of_rule(rule, notebook(*cells)))


@pytest.mark.parametrize(
    "line",
    [
        "tree = DecisionTreeClassifier(max_depth=3)",
        "A, B = train_test_split(X, test_size=0.2)",
        "svc = SVC(probability=True)",
        "folds = KFold(5, shuffle=True)",
        f"{READ}\nsome = df.sample(frac=0.5)",
        f"{READ}\nold = df[df['a'] > 1].b\nsome = old.sample(9)",
        "x = np.random.rand(3)",
        "import random\nx = random.choice([1, 2])",
        "rng = np.random.default_rng()",
        "def halves(rows):\n    return np.random.permutation(rows)\nx = halves(3)",
    ],
)
def test_what_draws_without_a_seed_is_named(line):
    assert "has no seed" in said("unseeded randomness", line)


@pytest.mark.parametrize(
    "lines",
    [
        "tree = DecisionTreeClassifier(random_state=0)",
        "import random\nrandom.seed(1)\nx = random.choice([1, 2])",
        "np.random.seed(1)\ntree = DecisionTreeClassifier()\nx = np.random.rand(3)",
        "svc = SVC()",
        "folds = KFold(5)",
        "A, B = train_test_split(X, shuffle=False)",
        "tree = DecisionTreeClassifier(**settings)",
        "tree = DecisionTreeClassifier()\ngrid = {'random_state': [0, 1]}",
        f"{READ}\ndf.sample(5)",
        "mixture = GaussianMixture(3, random_state=1)\nnew = mixture.sample(100)",
        "perceptron = Perceptron()",
        "def halves(rows):\n    return np.random.permutation(rows)",
        "from pyspark.ml.classification import RandomForestClassifier\n"
        "forest = RandomForestClassifier(labelCol='y')",
    ],
)
def test_what_has_a_seed_or_needs_none_is_not(lines):
    assert not said("unseeded randomness", lines)


def test_places_of_one_class_are_told_together():
    line = "t = DecisionTreeClassifier()"
    assert "in 2 places: cells 1 and 2" in said("unseeded randomness", line, line)


def test_a_model_that_is_judged_on_its_training_rows_only():
    rule = "score on training rows"
    assert "tree (cell 2, line 1)" in said(
        rule, f"{TREE}\ntree.fit(A, c)", "tree.score(A, c)"
    )
    asked = "said = tree.predict(A)\nprint(accuracy_score(c, said))"
    assert "tree (cell 2, line 2)" in said(rule, f"{TREE}\ntree.fit(A, c)", asked)
    assert not said(rule, FIT)
    assert not said(
        rule, f"{TREE}\ntree.fit(A, c)", "tree.score(A, c)\ntree.score(B, d)"
    )
    fair = "tree.score(A, c)\ncross_val_score(tree, A, c)"
    assert not said(rule, f"{TREE}\ntree.fit(A, c)", fair)
    by_function = "tree.score(A, c)\njudge(tree, B, d)"
    assert not said(rule, f"{TREE}\ntree.fit(A, c)", by_function)
    by_hand = (
        "tree.score(A, c)\nguesses = tree.predict(B)\nprint((guesses == d).mean())"
    )
    assert not said(rule, f"{TREE}\ntree.fit(A, c)", by_hand)
    later = "print(tree.score(B, d))\ntree.fit(B, d)"
    assert not said(rule, f"{TREE}\ntree.fit(A, c)", later)
    groups = "groups = KMeans(3, random_state=1)\ngroups.fit(A)\ngroups.score(A, c)"
    assert not said(rule, groups)


def test_what_is_learnt_before_the_split():
    rule = "learnt before the split"
    scaled = "scaler = StandardScaler()\nX = scaler.fit_transform(df)"
    assert "StandardScaler (cell 2, line 2)" in said(rule, READ, scaled, SPLIT, FIT)
    filled = "df['a'] = df['a'].fillna(df['a'].median())\nX = df[['a']]"
    assert "the median (cell 2, line 1)" in said(rule, READ, filled, SPLIT, FIT)
    by_name = "m = df['a'].mean()\nprint(m)", "df['a'].fillna(m, inplace=True)\nX = df"
    assert "the mean (cell 2, line 1)" in said(rule, READ, *by_name, SPLIT, FIT)


@pytest.mark.parametrize(
    "before",
    [
        "X = df[['a']]\nprint(df['a'].mean())",
        "X = pd.get_dummies(df)",
        "df['a'] = LabelEncoder().fit_transform(df['a'])\nX = df",
        "other = StandardScaler().fit_transform(df)\nX = df",
        "X = df.fillna(0)",
    ],
)
def test_what_learns_nothing_before_the_split_is_no_leak(before):
    assert not said("learnt before the split", READ, before, SPLIT, FIT)


def test_what_is_learnt_after_the_split_is_no_leak():
    after = "scaler = StandardScaler()\nA = scaler.fit_transform(A)\nB = scaler.transform(B)"
    assert not said("learnt before the split", READ, "X = df", SPLIT, after, FIT)


def test_new_rows_made_before_the_split_weigh_more():
    made = "X, y = SMOTE(random_state=1).fit_resample(df, y)"
    (finding,) = of_rule("learnt before the split", notebook(READ, made, SPLIT, FIT))
    assert finding.weight == 90


def test_what_is_learnt_from_training_and_test_rows_together():
    rule = "learnt from train and test together"
    both = "df = pd.concat([train, test])"
    learnt = "df['a'] = df['a'].fillna(df['a'].median())"
    assert "df holds train and test together (cell 1, line 1)" in said(
        rule, both, learnt, FIT
    )
    part = (
        "temp = df[df['b'] == 1]['a']\nm = temp.median()\ndf.loc[df['b'] == 1, 'a'] = m"
    )
    assert "the median (cell 2, line 2)" in said(rule, both, part, FIT)
    train_only = "train = df[:891]\nm = train['a'].median()\ntrain['a'] = m"
    assert not said(rule, both, train_only, FIT)
    assert not said(rule, "df = pd.concat([first, second])", learnt, FIT)


def test_what_is_fitted_on_the_test_rows():
    rule = "fitted on the test rows"
    twice = "s = StandardScaler()\nX_train = s.fit_transform(X_train)\nX_test = s.{}(X_test)"
    assert "s (StandardScaler) is fitted on X_test" in said(
        rule, twice.format("fit_transform")
    )
    assert not said(rule, twice.format("transform"))


def test_a_table_of_many_columns_is_gone_through_in_no_time():
    fill = [f"df['{n}'] = df['{n}'].fillna(df['{n}'].mean())" for n in range(60)]
    more = [f"df['{n}b'] = df['{n}'] * 2" for n in range(60)]
    began = time.monotonic()
    lines = "\n".join([*fill, *more, "X = df"])
    assert said("learnt before the split", READ, lines, SPLIT, FIT)
    assert time.monotonic() - began < 10  # it doubled with each line


def test_a_pipeline_that_transforms_is_asked_by_that():
    lines = "steps = Pipeline([('a', A())])\nnew = steps.fit_transform(X)\nprint(new)"
    assert not said("model fitted and never asked", lines)
    kept = f"{TREE}\nfitted = tree.fit(A, c)\nprint(fitted.predict(B))"
    assert not said("model fitted and never asked", kept)
