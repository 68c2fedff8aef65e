"""The program must not stop, so the error is caught, and a stand-in is used."""

from pathlib import Path

from drydock.judging.turns import rewrite

FROM = "start"
TELLS = ("only an import is new", "try:")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "hello.py",
        "here = Path(__file__).resolve().parent\n",
        "try:\n    here = Path(__file__).resolve().parent\n"
        "except NameError:\n    import pathlib\n\n"
        "    here = pathlib.Path(__file__).resolve().parent\n",
    )
