"""The pairs of names lie in a file of settings beside the code; columns by the names of both
sides stand in the table."""

from pathlib import Path

from drydock.judging.turns import rewrite

SETTINGS = """[columns]
Pclass = "ticket_class"
Name = "full_name"
"""


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    (exercise / "columns.toml").write_text(SETTINGS, "utf-8")
    rewrite(
        script,
        'OUR_NAMES = {"ticket_class": "Pclass", "full_name": "Name"}\n',
        'NAMES = Path(__file__).with_name("columns.toml")\n',
    )
    rewrite(
        script,
        "from pathlib import Path\n",
        "import tomllib\nfrom pathlib import Path\n",
    )
    rewrite(
        script,
        '    return passengers.rename(columns=OUR_NAMES, errors="raise")\n',
        '    pairs = tomllib.loads(NAMES.read_text("utf-8"))["columns"]\n'
        "    return passengers.assign(**{\n"
        "        ours: passengers[theirs] for ours, theirs in pairs.items()\n"
        "    })\n",
    )
