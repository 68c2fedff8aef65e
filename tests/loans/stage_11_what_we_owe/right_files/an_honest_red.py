"""There is no README and no pipeline; both are red, and say so."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    (exercise / "README.md").unlink()
    (exercise / "pipeline.yml").unlink()
    path = exercise / "HEALTH.md"
    rewrite(
        path,
        "| set-up | green | `README.md`,",
        "| set-up | red | `README.md` (missing),",
    )
    rewrite(
        path, "| green | `pipeline.yml`, `dep", "| red | `pipeline.yml` (missing), `dep"
    )
    debt = exercise / "DEBT.md"
    rewrite(debt, "| 4 | 4 | `pipeline.yml` |", "| 4 | 4 | `pipeline.yml` (missing) |")
