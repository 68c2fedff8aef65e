"""The test client of stage 06 needs no server, and asks the same questions."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "they ask it nothing",
    "let each test send its request to the address in LOANS_URL",
    "10 not noticed",
)


def take(exercise: Path) -> None:
    path = exercise / "tests/test_deployment.py"
    rewrite(
        path,
        "with httpx2.Client(base_url=URL, timeout=SECONDS) as client:",
        "with TestClient(app) as client:",
    )
    rewrite(
        path,
        "import httpx2\nimport pytest\n",
        "import pytest\nfrom fastapi.testclient import TestClient\n\nfrom app import app\n",
    )
