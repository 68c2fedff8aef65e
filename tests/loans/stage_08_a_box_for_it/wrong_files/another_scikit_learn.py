"""The newest one was pinned, or the oldest; the model was saved by neither."""

from pathlib import Path

TELLS = (
    "the version that trained the model",
    "it is 1.5.2",
)


def take(exercise: Path) -> None:
    path = exercise / "requirements.txt"
    lines = [
        "scikit-learn==1.5.2" if one.startswith("scikit-learn") else one
        for one in path.read_text("utf-8").splitlines()
    ]
    path.write_text("\n".join(lines), "utf-8")
