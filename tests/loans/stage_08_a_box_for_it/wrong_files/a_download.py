"""What lies at an address is not what lay there when it was tried."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "nothing is added from an address",
    "ADD https://",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "Dockerfile",
        "USER 1000",
        "ADD https://example.org/model.joblib /srv/loans/other.joblib\nUSER 1000",
    )
