"""The image is pushed, and then the tests ask what has been pushed."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "the pipeline stops before it publishes",
    "publishes all the same",
    "within a job, publish last",
)
PUSH = """      - run: docker tag loans registry.example/you/loans
      - run: docker push registry.example/you/loans
        if: github.event_name == 'push'
"""
START = "      - run: docker run --detach"


def take(exercise: Path) -> None:
    path = exercise / "pipeline.yml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("  publish:")], "utf-8")
    rewrite(path, START, PUSH + START)
    rewrite(
        path,
        "    needs: code\n",
        "    needs: code\n    permissions:\n      packages: write\n",
    )
