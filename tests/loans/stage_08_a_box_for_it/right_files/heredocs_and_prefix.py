"""Heredocs for RUN, for a file, and a prefix in the place of an environment."""

from pathlib import Path


def take(exercise: Path) -> None:
    (exercise / "Dockerfile").write_text(DOCKERFILE, "utf-8")


DOCKERFILE = """\
FROM python:3.13.5-slim AS install
COPY requirements.txt /
RUN <<EOF
set -e
pip install --prefix=/install -r /requirements.txt
EOF

FROM install AS tests
RUN pip install pytest==9.0.2
COPY app.py contract.py training.py /tests/

FROM python:3.13.5-slim
COPY --from=install /install /usr/local
RUN groupadd -r app && useradd -r -g app app
WORKDIR /srv/app
COPY app.py contract.py training.py data_dictionary.csv .
COPY artifacts/ artifacts/
COPY <<'EOF' /srv/app/healthy.py
import sys, urllib.request
with urllib.request.urlopen("http://127.0.0.1:8000/health", timeout=2) as answer:
    sys.exit(answer.status != 200)
EOF
USER app
EXPOSE 8000
HEALTHCHECK CMD ["python", "healthy.py"]
ENTRYPOINT ["uvicorn", "app:app", "--host", "0.0.0.0", "--port", "8000"]
"""
