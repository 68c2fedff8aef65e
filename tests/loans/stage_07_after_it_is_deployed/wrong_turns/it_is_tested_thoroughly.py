"""What has passed in stage 06 is asked again, the model is sent along, and who deploys needs
a moment: all of it for the sake of safety."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "they ask it 26 times",
    "they send PUT /model",
    "on a healthy service, your tests take at most 5 seconds together",
)


def take(exercise: Path) -> None:
    path = exercise / "tests/test_deployment.py"
    rewrite(path, "import os\n", "import os\nimport time\n")
    path.write_text(path.read_text("utf-8") + MORE, "utf-8")


MORE = """

def test_a_new_model_can_be_sent(service):
    time.sleep(5.1)
    assert service.put("/model", content=b"").status_code in (200, 404, 405)


@pytest.mark.parametrize("age", range(20, 40))
def test_age(service, age):
    assert service.post("/predict", json=SAFE | {"age": age}).status_code == 200
"""
