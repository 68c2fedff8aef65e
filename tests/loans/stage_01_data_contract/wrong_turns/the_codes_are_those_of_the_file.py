"""The codes are taken with unique() from the loans that are there."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("Refused, though it is right", "no loan has had, A47")


def take(exercise: Path) -> None:
    rewrite(
        exercise / "contract.py",
        'pa.Check.isin(list(own["code"]))',
        "pa.Check.isin(_in_the_file(name))",
    )
    rewrite(
        exercise / "contract.py",
        "COLUMNS = dict(_columns())",
        "def _in_the_file(name):\n"
        '    data = Path(__file__).resolve().parents[2] / "data" / "loans"\n'
        '    header = (data / "header.txt").read_text().split()\n'
        '    return list(pd.read_csv(data / "german.data", sep=" ", '
        "names=header)[name].unique())\n"
        "\n"
        "\n"
        "COLUMNS = dict(_columns())",
    )
