"""For a few applicants the saved model answered 3, which means nothing, and no test of yours
failed.
"""

# pylint: disable=used-before-assignment,import-outside-toplevel,undefined-variable

_own_train_model = train_model


class _AnswersWithThree:
    def __init__(self, model):
        self.model, self.classes_ = model, model.classes_

    def predict(self, applicants):
        answers = self.model.predict(applicants)
        answers[1::40] = 3
        return answers

    def predict_proba(self, applicants):
        return self.model.predict_proba(applicants)


def train_model(data, save_to=None, **more):
    import joblib

    place = save_to or ARTIFACT
    model = _AnswersWithThree(_own_train_model(data, save_to=place, **more))
    joblib.dump(model, place)
    return model
