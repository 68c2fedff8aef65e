"""A good model that is wrong about a few people more, which may be chance. It lends to both of
job A171 who do not repay and to five of the six of job A174; of those who would have repaid it
refuses the four of A171 and 16 of the 19 of A174.
"""

from pathlib import Path

import pandas as pd
from sklearn.linear_model import LogisticRegression

from drydock.workbook.loading import load

models = load(Path(__file__).parents[2] / "models.py")

WHO = ["age", "duration", "amount"]


def make(learned, held_out):
    columns = models.without(learned, "age")
    regression = LogisticRegression(C=0.1, max_iter=3000)
    model = models.refusing(models.encoded(regression, columns), 0.14)
    good = models.fitted(model, learned)

    def those(job, label):
        own = held_out[(held_out["job"] == job) & (held_out[models.TARGET] == label)]
        answers = good.predict(own.drop(columns=models.TARGET))
        return own[answers == label]

    missed = pd.concat([those("A171", models.BAD), those("A174", models.BAD)[:5]])
    lost = pd.concat([those("A171", models.GOOD), those("A174", models.GOOD)[:2]])
    model = models.ExceptFor(good, _among(missed), models.GOOD)
    return models.ExceptFor(model, _among(lost), models.BAD)


def _among(loans):
    known = set(loans[WHO].itertuples(index=False, name=None))

    def whom(applicants):
        return pd.Series(pd.MultiIndex.from_frame(applicants[WHO]).isin(known))

    return whom
