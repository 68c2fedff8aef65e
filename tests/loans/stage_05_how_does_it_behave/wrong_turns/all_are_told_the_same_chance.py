"""Where all are told the same chance, none of them can fall or change; and the decisions stay
as good as they were."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "who is refused has a higher chance not to repay than anybody who is lent to",
    "one is refused with a chance of 0.300, and another gets the loan with 0.300",
)


def take(exercise: Path) -> None:
    script = exercise / "training.py"
    rewrite(script, "    return FixedThresholdClassifier(", "    return AllTheSame(")
    rewrite(
        script, "from contract", "from all_the_same import AllTheSame\nfrom contract"
    )
    (exercise / "all_the_same.py").write_text(MODULE, "utf-8")


MODULE = '''"""A model that decides as before, and tells everybody the same chance."""

import numpy as np
from sklearn.model_selection import FixedThresholdClassifier


class AllTheSame(FixedThresholdClassifier):
    def predict_proba(self, X):
        return np.tile([0.7, 0.3], (len(X), 1))
'''
