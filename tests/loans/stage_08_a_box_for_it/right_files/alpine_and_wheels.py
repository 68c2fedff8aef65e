"""Wheels are built in one stage, and the other installs them; alpine has wget."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "Dockerfile").write_text(DOCKERFILE, "utf-8")


DOCKERFILE = """\
# syntax=docker/dockerfile:1
from python:3.13-alpine3.22 as wheels
run apk add --no-cache build-base
copy requirements.txt /tmp/
run pip wheel --wheel-dir=/wheels -r /tmp/requirements.txt

from python:3.13-alpine3.22
copy --from=0 /wheels /wheels
run pip install --no-cache-dir --no-index /wheels/*.whl && rm -rf /wheels && adduser -D box
workdir /srv/box
copy ["app.py", "contract.py", "training.py", "data_dictionary.csv", "./"]
copy artifacts/model.joblib artifacts/model.joblib
user box
expose 8000
healthcheck cmd wget -q --spider http://127.0.0.1:8000/health
entrypoint ["python", "-m", "uvicorn"]
cmd ["app:app", "--host=0.0.0.0"]
"""
