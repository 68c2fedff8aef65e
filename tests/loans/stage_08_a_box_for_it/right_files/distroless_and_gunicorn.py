"""A base without a shell, and a list of what is left out in the place of what is let in."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "serving").mkdir()
    (exercise / "requirements.txt").rename(exercise / "serving" / "requirements.txt")
    (exercise / "serving" / "server.txt").write_text(
        "-r requirements.txt\ngunicorn==23.0.0  # what stands before uvicorn here\n"
    )
    (exercise / "Dockerfile").write_text(DOCKERFILE, "utf-8")
    (exercise / ".dockerignore").write_text(IGNORES, "utf-8")


DOCKERFILE = """\
FROM debian:12-slim AS build
RUN apt-get update && apt-get install --no-install-suggests --no-install-recommends --yes \\
    python3-venv gcc libpython3-dev
RUN python3 -m venv /venv
COPY serving/*.txt /
RUN --network=default ["/venv/bin/pip", "install", "--disable-pip-version-check", "-r", "/server.txt"]

FROM images.example/distroless/python3-debian12@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
COPY --from=build /venv /venv
COPY *.py data_dictionary.csv /app/loans/
COPY artifacts/*.joblib /app/loans/artifacts/
WORKDIR /app/loans
USER nonroot
EXPOSE 9000 8000
HEALTHCHECK --timeout=3s CMD ["/venv/bin/python3", "-c", "from urllib.request import urlopen\\nassert urlopen('http://127.0.0.1:9000/health').status == 200"]
ENTRYPOINT ["/venv/bin/python3", "-m", "gunicorn", "-k", "uvicorn.workers.UvicornWorker", "--bind=0.0.0.0:9000", "app:app"]
"""

IGNORES = """\
# version control and environments
**/.git
**/.venv
**/__pycache__

# secrets
**/.env*
**/*.key
**/*.pem

# what is not served
data
*.ipynb
tests/
*.csv
!data_dictionary.csv
Dockerfile
"""
