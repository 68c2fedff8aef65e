"""The loading moves into a function of its own, and the function is called as before."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "while 4 applicants asked, its file was opened",
    "load it in the lifespan, which runs once",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "app.py",
        "    return request.app.state.served\n",
        "    return load()\n",
    )
