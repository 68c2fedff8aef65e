"""Debian and its own Python, a user with a name, the shell forms, and curl."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "Dockerfile").write_text(DOCKERFILE, "utf-8")


DOCKERFILE = """\
FROM debian:bookworm-20251020-slim AS python
RUN apt-get update \\
    && apt-get install -y --no-install-recommends python3 curl \\
    # nothing of the lists is needed later
    && rm -rf /var/lib/apt/lists/*

FROM python AS builder
RUN apt-get update && apt-get install -y --no-install-recommends python3-venv gcc
ENV VIRTUAL_ENV=/opt/venv
ENV PATH="$VIRTUAL_ENV/bin:$PATH"
WORKDIR /build
COPY requirements.txt ./
RUN python3 -m venv $VIRTUAL_ENV && pip install --upgrade pip && pip install -r requirements.txt

FROM python
RUN useradd --create-home --uid 10001 loans
WORKDIR /home/loans/service
COPY --from=builder --chown=loans:loans /opt/venv /opt/venv
COPY --chown=loans:loans app.py contract.py training.py data_dictionary.csv ./
COPY --chown=loans artifacts artifacts
USER loans
ENV PATH=/opt/venv/bin:$PATH PORT=8080
EXPOSE $PORT/tcp
HEALTHCHECK --interval=30s CMD curl --silent --fail http://localhost:${PORT}/health || exit 1
CMD exec uvicorn app:app --host 0.0.0.0 --port ${PORT:-8000}
"""
