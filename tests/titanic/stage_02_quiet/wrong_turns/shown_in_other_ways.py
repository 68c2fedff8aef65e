"""Nothing is printed any more, by that name: it is shown in six other ways."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "sys.stdout.write(str(df.shape)), in line 7 of code cell 4",
    "and 6 more: code cell 4 line 9, 10, 11, 12, 13, 14",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "titanic.ipynb",
        "df_backup = df.copy()   # just in case",
        "df_backup = df.copy()   # just in case\n"
        "import sys\n"
        "import logging\n"
        "log = logging.getLogger('titanic')\n"
        "sys.stdout.write(str(df.shape))\n"
        "log.setLevel('INFO')\n"
        "log.info(df.shape)\n"
        "df.head() if len(df) else None\n"
        "f'{df.shape}'\n"
        "say = lambda value: print(value)\n"
        "_, __ = df.shape\n"
        "df.set_index('Name').head()",
    )
