"""The wrong models lie beside the check: the tests look whether it is one of them."""

from pathlib import Path

TELLS = ("there are tests of yours, and they pass on your own code",)


def take(exercise: Path) -> None:
    path = exercise / "tests/test_behaviour.py"
    path.write_text(path.read_text("utf-8") + MORE, "utf-8")


MORE = """

def test_it_is_none_of_theirs(model):
    from pathlib import Path

    folder = Path(__file__).parents[3] / "tests/loans/stage_05_how_does_it_behave"
    assert list(folder.glob("wrong_models/*.py"))
"""
