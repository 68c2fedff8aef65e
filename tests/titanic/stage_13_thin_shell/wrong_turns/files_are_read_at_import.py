"""The tables are read once, at the top of the script, so that no function is long."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("importing train.py opens train.csv", "importing train.py opens test.csv")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, '    train = pd.read_csv(DATA / "train.csv")\n', "")
    rewrite(
        script,
        '    test = pd.read_csv(DATA / "test.csv")\n',
        "    train, test = READ\n",
    )
    rewrite(
        script,
        "SEED = 42\n",
        "SEED = 42\n\n"
        'READ = [pd.read_csv(DATA / name) for name in ("train.csv", "test.csv")]\n',
    )
