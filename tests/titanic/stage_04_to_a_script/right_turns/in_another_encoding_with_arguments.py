"""Saved on Windows in an older encoding that it names; the folder can be given."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(
        script,
        'train = pd.read_csv(DATA / "train.csv")',
        "parser = argparse.ArgumentParser()\n"
        'parser.add_argument("--data", type=Path, default=DATA)\n'
        "options = parser.parse_args()\n"
        'train = pd.read_csv(options.data / "train.csv")',
    )
    text = "# -*- coding: latin-1 -*-\n# caf\u00e9\nimport argparse\n"
    text += script.read_text("utf-8")
    script.write_bytes(text.replace("\n", "\r\n").encode("latin-1"))
