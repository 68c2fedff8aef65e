"""A model that breaks whenever it is asked, and says something that is nobody's business."""

import numpy as np


class Breaking:
    """It says of each applicant only that it cannot."""

    classes_ = np.array([1, 2])

    def predict(self, applicants):
        raise ValueError(f"open sesame: {len(applicants)}")

    predict_proba = predict


def make(_):
    return Breaking()
