"""While the file is open: pandas has a mean too, and the import is one less."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = ("only the imports at the top of imports.py", "also changed: def usual_depth")


def take(exercise: Path) -> None:
    imports = exercise / "imports.py"
    rewrite(imports, "from statistics import mean\n", "")
    rewrite(imports, 'mean(table["depth"])', 'table["depth"].mean()')
