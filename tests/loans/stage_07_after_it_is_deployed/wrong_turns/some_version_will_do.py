"""There is a version, there is an answer, and whoever sends nonsense gets some text: it runs.
A time limit is left to the network."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "3 not noticed",
    "What is no applicant is answered 200, with an error for a text",
    "The release before still runs, with the model before",
    "A prediction takes longer than two seconds",
)


def take(exercise: Path) -> None:
    path = exercise / "tests/test_deployment.py"
    rewrite(path, 'answer.json()["version"] == expected', 'answer.json()["version"]')
    rewrite(path, "    assert answer.status_code == 422\n", "")
    rewrite(path, "in answer.text", "in answer.text or answer.text")
    rewrite(path, "timeout=SECONDS", "timeout=None")
