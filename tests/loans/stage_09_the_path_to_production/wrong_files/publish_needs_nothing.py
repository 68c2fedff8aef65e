"""Jobs stand below each other in the file, so they look as if they ran so."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "comes to docker push",
    "there is no artifact image",
)


def take(exercise: Path) -> None:
    rewrite(exercise / "pipeline.yml", "    needs: image\n", "")
