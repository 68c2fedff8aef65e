"""There was a try, and there may be a reason for it: what it catches is answered as before,
the 503 included.
"""

from pathlib import Path

TELLS = (
    'POST /predict is answered 200 {"error":"503: there is no model"}',
    "something catches the 503: take the try away",
)


def take(exercise: Path) -> None:
    app = exercise / "app.py"
    text = app.read_text("utf-8")
    begin, end = (
        text.index(one) for one in ('@app.post("/predict")', "@app.exception_handler")
    )
    app.write_text(f"{text[:begin]}{PREDICT}{text[end:]}", "utf-8")


PREDICT = """\
@app.post("/predict")
def predict(applicant: Applicant, request: Request):
    try:
        model, _ = served(request)
        row = pd.DataFrame([applicant.model_dump()])
        risk = model.predict_proba(row)[0, list(model.classes_).index(BAD)]
        decision = "refuse" if model.predict(row)[0] == BAD else "lend"
        return {"probability_of_default": risk, "decision": decision}
    except Exception as error:
        return {"error": str(error)}


"""
