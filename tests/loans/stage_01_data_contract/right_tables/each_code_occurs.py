"""Each code of the dictionary occurs, those that no loan has had included, A47 and A95."""

from itertools import cycle, islice

import pandas as pd

CODES = {
    "status": "A11 A12 A13 A14",
    "credit_history": "A30 A31 A32 A33 A34",
    "purpose": "A40 A41 A42 A43 A44 A45 A46 A47 A48 A49 A410",
    "savings": "A61 A62 A63 A64 A65",
    "employment_duration": "A71 A72 A73 A74 A75",
    "personal_status_sex": "A91 A92 A93 A94 A95",
    "other_debtors": "A101 A102 A103",
    "property": "A121 A122 A123 A124",
    "other_installment_plans": "A141 A142 A143",
    "housing": "A151 A152 A153",
    "job": "A171 A172 A173 A174",
    "telephone": "A191 A192",
    "foreign_worker": "A201 A202",
}


def make(table: pd.DataFrame) -> pd.DataFrame:
    columns = {
        name: list(islice(cycle(codes.split()), len(table)))
        for name, codes in CODES.items()
    }
    return table.assign(**columns)
