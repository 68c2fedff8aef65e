"""The file begins with the mark that some editors write, and its lines end as on Windows;
a setting stands between the imports; results are cached."""

from pathlib import Path

from drydock.judging.turns import rewrite

FILTER = 'warnings.filterwarnings("ignore")  # too much red\n'


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, FILTER, "")
    rewrite(
        script, "import warnings\n", f"import functools\nimport warnings\n\n{FILTER}"
    )
    rewrite(script, "def prepare_data() ->", "@functools.cache\ndef prepare_data() ->")
    text = script.read_bytes().replace(b"\n", b"\r\n")
    script.write_bytes(b"\xef\xbb\xbf" + text)
