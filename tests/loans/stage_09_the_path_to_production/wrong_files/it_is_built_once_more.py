"""The job that publishes builds the image itself: the same text, so the same image, it seems."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the image that was tested",
    "that no test has met",
)
BROUGHT = """      - uses: actions/download-artifact@v6
        with:
          name: image
      - run: docker load --input loans.tar
"""
BUILT = """      - uses: actions/checkout@v6
      - run: python -m pip install -r requirements.txt
      - run: python training.py
      - run: docker build -t loans .
"""


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", BROUGHT, BUILT)
