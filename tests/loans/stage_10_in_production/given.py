"""What the model of this stage is made from: as in stage 06."""

from pathlib import Path

from drydock.workbook.loading import load

serve_it = load(Path(__file__).parents[1] / "stage_06_serve_it" / "given.py")
give, regression = serve_it.give, serve_it.regression
