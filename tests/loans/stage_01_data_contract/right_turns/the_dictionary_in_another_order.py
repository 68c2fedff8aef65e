"""Words begin with a capital, rows are sorted, and the codes that no loan has say nothing; the
contract types the codes of the purpose."""

from pathlib import Path

import pandas as pd

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    file = exercise / "data_dictionary.csv"
    rows = pd.read_csv(file, dtype=str, keep_default_na=False)
    rows.loc[rows["code"].isin(["A47", "A95"]), "meaning"] = ""
    rows = rows.sort_values(["meaning", "column"])
    rows = rows.assign(meaning=rows["meaning"].str.capitalize(), source="G. 2019")
    rows.to_csv(file, index=False)
    rewrite(
        exercise / "contract.py",
        "COLUMNS = dict(_columns())",
        "COLUMNS = dict(_columns())\n"
        'PURPOSES = [*(f"A4{number}" for number in range(11))]\n'
        'COLUMNS["purpose"] = pa.Column(checks=pa.Check.isin(PURPOSES))',
    )
