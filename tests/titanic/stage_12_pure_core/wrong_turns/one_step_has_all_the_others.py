"""So that prepare_features is short, it calls one function, in which everything stands."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("it names build", "itself be the list of the steps")


def take(exercise: Path) -> None:
    core = exercise / "preprocessing.py"
    rewrite(core, "def prepare_features(passengers", "def build(passengers")
    core.write_text(
        f"{core.read_text('utf-8')}\n\ndef prepare_features(passengers):\n"
        "    return build(passengers)\n",
        "utf-8",
    )
