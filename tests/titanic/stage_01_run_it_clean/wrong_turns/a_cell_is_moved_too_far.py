"""One cell more was moved than had to be, to where its column has been dropped."""

from pathlib import Path

from drydock.judging.turns import move_cell

TELLS = ("KeyError: 'Name'", "The column Name is dropped above, in code cell")


def take(exercise: Path) -> None:
    move_cell(exercise / "titanic.ipynb", holding="df['NameLen']", above="svc = SVC()")
