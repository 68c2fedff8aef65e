"""Kinds and reasons are set apart in other ways, and one reason is in the next line."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
NAMED = {
    "X_train = df[:891]": "# [code smell] magic literal; missing test: why 891?",
    "df2 = df\n": "# [Code Smell] Mutable Input + mysterious name: an alias",
    "svc = SVC()": "# [code smell] duplicated code | dead code: five lines, seven times",
    "df['FareBand'] =": "# [code smell] dead code -> never used",
    "df['NameLen'] =": "# [code smell] dead code -- never used",
    "df.loc[df['Age'] <= 16, 'Age'] = 0": "# [code smell] <magic literal>: <why 16>",
    "port = df['Embarked']": "# [code smell]: `leakage`: over all passengers",
    "submission = pd": "# [code smell] hidden state:\n# which Y_pred is it?",
}


def take(exercise: Path) -> None:
    for line, comment in NAMED.items():
        rewrite(exercise / "titanic.ipynb", line, f"{comment}\n{line}")
