"""A class of one's own decides where a loan pays; it stands where it is used."""

from drydock.judging.turns import rewrite

TELLS = (
    "attribute 'Cautious'",
    "put Cautious into a module of its own",
)
CLASS = '''class Cautious:
    """Refuses where a loan would not pay."""

    def __init__(self, model):
        self.model = model

    def fit(self, X, y):
        self.model.fit(X, y)
        self.classes_ = self.model.classes_
        return self

    def predict(self, X):
        return 1 + (self.predict_proba(X)[:, 1] >= REFUSE_FROM)

    def predict_proba(self, X):
        return self.model.predict_proba(X)


def build_model('''


def take(exercise):
    path = exercise / "training.py"
    rewrite(path, "def build_model(", CLASS)
    text = path.read_text("utf-8")
    begin, end = text.index("    return FixedThreshold"), text.index("def train_model")
    made = 'Pipeline([("encode", encode), ("classify", classify)])'
    text = f"{text[:begin]}    return Cautious({made})\n\n\n{text[end:]}"
    head = "from sklearn.model_selection import FixedThresholdClassifier\n"
    path.write_text(text.replace(head, ""), "utf-8")
