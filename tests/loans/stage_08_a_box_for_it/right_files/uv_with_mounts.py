"""uv, taken from its own image, with what it needs mounted and not copied."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "Dockerfile").write_text(DOCKERFILE, "utf-8")


DOCKERFILE = """\
# syntax=docker/dockerfile:1.7
ARG PYTHON_VERSION=3.14
ARG BASE=python:${PYTHON_VERSION}-slim-bookworm
FROM ${BASE} AS build
COPY --from=images.example/uv:0.9.5 /uv /bin/
RUN uv venv /venv
ENV UV_CACHE_DIR=/cache
RUN --mount=type=cache,target=/cache \\
    --mount=type=bind,source=requirements.txt,target=requirements.txt \\
    --mount=type=secret,id=index_token \\
    uv pip install --python /venv/bin/python --requirement requirements.txt

FROM ${BASE} AS final
ENV PATH="/venv/bin:${PATH}" \\
    PYTHONDONTWRITEBYTECODE=1
COPY --link --from=build /venv /venv
WORKDIR /opt
WORKDIR loans
COPY . .
USER 65532:65532
EXPOSE 8000/tcp
HEALTHCHECK CMD python -c "import urllib.request as r; r.urlopen('http://localhost:8000/health')"
CMD ["sh", "-c", "exec uvicorn app:app --host 0.0.0.0 --port 8000"]
"""
