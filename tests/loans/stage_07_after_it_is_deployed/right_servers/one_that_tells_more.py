"""It is one of FastAPI, and /health tells more than was asked for."""

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse


def make(loans):
    app = FastAPI()

    @app.get("/health")
    def health():
        return {"version": loans.version, "status": "ok", "region": "north"}

    @app.post("/predict")
    async def predict(request: Request):
        status, says = loans.predicted(await request.body())
        return JSONResponse(says, status)

    return app
