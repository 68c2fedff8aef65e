"""Each is true, though none of them is what most people see first."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
NAMED = {
    "X_train = df[:891]": "# [code smell] magic literal: 891 is the number of training rows",
    "df2 = df\n": "# [code smell] mutable input: an alias, not a copy",
    "df.loc[df['Age'] <= 16, 'Age'] = 0": "# [code smell] hidden state: a second run of this cell changes the ages again",
    "df.loc[df['Fare'] <= 7.91": "# [code smell] leakage: the edges are quartiles of test passengers, too",
    "# same as age": "# [code smell] comment that lies: here the last line assigns something",
    "df = df.drop('Name', axis=1)": "# [code smell] hidden state: run it twice, and it raises a KeyError",
    "df2['AgeGroup'] = pd.cut": "# [code smell] leakage: cut over the ages of the test passengers as well",
    "df['FareBand'] = pd.qcut": "# [code smell] leakage: quartiles over the test passengers",
    "df['Age*Class'] =": "# [code smell] mysterious name: Age is a band here, and no age",
    "Y_train = train['Survived']": "# [code smell] missing test: nothing says that the rows match",
    "models = pd.DataFrame({": "# [code smell] hidden state: s2 to s8 may come from any run",
}


def take(exercise: Path) -> None:
    for line, comment in NAMED.items():
        rewrite(exercise / "titanic.ipynb", line, f"{comment}\n{line}")
