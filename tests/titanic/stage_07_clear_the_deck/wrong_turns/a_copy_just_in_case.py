"""A copy of the table is kept for bad times; nobody goes back to it."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("df_backup (line", "what has a name is read somewhere")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        "    df = pd.concat([train, test])\n",
        "    df = pd.concat([train, test])\n    df_backup = df.copy()\n",
    )
