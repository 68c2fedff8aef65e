"""The service: for one applicant, the chance not to repay, and a decision.

uvicorn app:app --port 8000
"""

import json
from contextlib import asynccontextmanager
from hashlib import sha256
from io import BytesIO
from typing import Annotated, Any, Literal, NamedTuple

import joblib
import pandas as pd
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel

from contract import Applicant
from training import ARTIFACT, BAD


class Served(NamedTuple):
    """The model that answers, and its version."""

    model: Any
    version: str


def load():
    """What the file of the model holds, or None where there is no file.

    It is read once, so that the version is that of the very bytes which the model is from.
    """
    if not ARTIFACT.exists():
        return None
    content = ARTIFACT.read_bytes()
    return Served(joblib.load(BytesIO(content)), sha256(content).hexdigest()[:12])


@asynccontextmanager
async def lifespan(service):
    """Loads the model before the first request, and never again."""
    service.state.served = load()
    yield


app = FastAPI(title="Loans", lifespan=lifespan)


def served(request: Request):
    """What answers; without a model nothing does."""
    if request.app.state.served is None:
        raise HTTPException(503, "there is no model")
    return request.app.state.served


Answering = Annotated[Served, Depends(served)]


class Health(BaseModel):
    """That the service can answer, and with which model."""

    status: Literal["ok"]
    version: str


class Answer(BaseModel):
    """The chance that the loan is not repaid, and what the model decides."""

    probability_of_default: float
    decision: Literal["lend", "refuse"]


@app.get("/health")
def health(answering: Answering) -> Health:
    return Health(status="ok", version=answering.version)


@app.post("/predict")
def predict(applicant: Applicant, answering: Answering) -> Answer:
    row, model = pd.DataFrame([applicant.model_dump()]), answering.model
    bad = list(model.classes_).index(BAD)
    return Answer(
        probability_of_default=model.predict_proba(row)[0, bad],
        decision="refuse" if model.predict(row)[0] == BAD else "lend",
    )


@app.exception_handler(RequestValidationError)
def say_what_is_wrong(_request, error):
    """Names each field at fault. Unlike the answer that FastAPI has for this, it does not
    send back what was asked: a NaN in it would be no JSON, and the answer a 500."""
    faults = []
    for (
        one
    ) in error.errors():  # "loc" is ("body", "age"), or ("body", 8): no JSON there
        names = [part for part in one["loc"] if isinstance(part, str)]
        faults.append({"field": names[-1], "fault": one["msg"]})
    return Response(json.dumps({"detail": faults}), 422, media_type="application/json")
