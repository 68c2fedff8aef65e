"""An editor exported the notebook, and marks its cells in a way of its own."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("of train.py: # %% [markdown]",)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "train.py", "svc = SVC()", "# %% [markdown]\n# # Models\nsvc = SVC()"
    )
