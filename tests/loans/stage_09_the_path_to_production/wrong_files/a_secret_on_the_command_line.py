"""docker login asks for a password, and this is how one is given."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "is shown to nobody",
    "a secret is on the command line",
)
LOAD = "      - run: docker load --input loans.tar\n"
LOGIN = """      - run: docker login registry.example --username you --password "$TOKEN"
        env:
          TOKEN: ${{ secrets.REGISTRY_TOKEN }}
"""


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", LOAD, LOAD + LOGIN)
