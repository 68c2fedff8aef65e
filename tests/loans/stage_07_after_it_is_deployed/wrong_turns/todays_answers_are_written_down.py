"""What the service says today is right, so it is copied into the test; and whoever runs the
tests knows how."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the reason does not name it",
    "they pass on your own service",
    "test_it_tells_the_safe_from_the_risky fails",
)


def take(exercise: Path) -> None:
    path = exercise / "tests/test_deployment.py"
    rewrite(
        path,
        'assert 0 <= safe["probability_of_default"] < risky["probability_of_default"] <= 1',
        'assert round(safe["probability_of_default"], 4) == 0.0254',
    )
    rewrite(path, "and set LOANS_URL to its address, such as", "see the README")
