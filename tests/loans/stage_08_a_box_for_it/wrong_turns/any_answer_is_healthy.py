"""An answer came, so it is alive, says somebody; that it was 503 is in the answer, and nobody
reads it. Nor does the service find its model: it lies where the Dockerfile has it, and not
where the code looks.
"""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "it succeeds where the answer is 503",
    "GET /health is answered 503",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "from urllib.request import urlopen;"
        " urlopen('http://127.0.0.1:8000/health', timeout=2)",
        "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8000);"
        " c.request('GET', '/health'); c.getresponse()",
    )
    rewrite(exercise / "Dockerfile", "joblib artifacts/", "joblib models/")
