"""Publishing was skipped once without a reason that anybody saw, so it was told to run always."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the pipeline stops before it publishes",
    "publishes all the same",
    "`if: always()`",
)


def take(exercise: Path) -> None:
    rewrite(
        exercise / "pipeline.yml",
        "    if: github.event_name == 'push'",
        "    if: always() && github.event_name == 'push'",
    )
    rewrite(
        exercise / "pipeline.yml",
        "      - run: docker save --output loans.tar loans\n",
        "      - run: docker save --output loans.tar loans\n        if: always()\n",
    )
    rewrite(
        exercise / "pipeline.yml",
        "      - uses: actions/upload-artifact@v6\n",
        "      - uses: actions/upload-artifact@v6\n        if: always()\n",
    )
