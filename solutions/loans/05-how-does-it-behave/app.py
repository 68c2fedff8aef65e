"""The service: a prediction for one applicant.

    uvicorn app:app --port 8000
"""

import joblib
import pandas as pd
from fastapi import FastAPI

from training import ARTIFACT

app = FastAPI(title="Loans")


@app.get("/")
def root():
    return {"status": "up"}


@app.post("/predict")
def predict(applicant: dict):
    try:
        model = joblib.load(ARTIFACT)
        row = pd.DataFrame([applicant])
        prediction = int(model.predict(row)[0])
        text = "will repay" if prediction == 1 else "will not repay"
        return {"prediction": prediction, "text": text}
    except Exception as error:  # the front end cannot handle a 500
        return {"error": str(error)}
