"""The script says how many passengers there are, and then how well it does."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it prints 2 lines, the first of them: 891 passengers", "in one line")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py",
        '    print(f"training accuracy',
        '    print(len(features), "passengers")\n    print(f"training accuracy',
    )
