"""What is commented out looks like noise as well; it has its own stage."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "gone: # df['Title'] = df['Name'].apply(",
    "has its own stage, 07",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "# df['Title'] = df['Name'].apply(lambda x: x.split(',')[1].split('.')[0].strip())\n",
        "",
    )
