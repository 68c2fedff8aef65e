"""All that the lesson gives to copy, where it says, and little else: `predict`, the test of
hint 3 and two more.
"""

import re
from pathlib import Path

from drydock.workbook.house import HERE
from drydock.workbook.lesson import Lesson

FROM = "start"
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
PREDICT = '@app.post("/predict")\n'


def take(exercise: Path) -> None:
    text = Lesson(HERE.stage("loans/6")).text
    contract, service, given, loaded_once = BLOCK.findall(text)

    path = exercise / "contract.py"
    own = path.read_text("utf-8")
    begin, last = own.index("def _columns"), "COLUMNS = dict(_columns())\n"
    path.write_text(
        own[:begin] + contract + own[own.index(last) + len(last) :], "utf-8"
    )

    path = exercise / "app.py"
    own = path.read_text("utf-8")
    docstring = own[: own.index('"""\n', 3) + 4]
    assert PREDICT in own
    path.write_text(f"{docstring}\n{service}\n\n{PREDICT}{ANSWER}", "utf-8")

    path = exercise / "tests/test_app.py"
    path.write_text(f"import hashlib\n{given}\n\n{loaded_once}{TESTS}", "utf-8")


ANSWER = """\
def predict(applicant: Applicant):
    model, _ = served()
    row = pd.DataFrame([applicant.model_dump()])
    risk = model.predict_proba(row)[0, list(model.classes_).index(2)]
    decision = "refuse" if model.predict(row)[0] == 2 else "lend"
    return {"probability_of_default": round(risk, 6), "decision": decision}
"""
TESTS = """

def test_health(client, place):
    response = client.get("/health")
    version = hashlib.sha256(place.read_bytes()).hexdigest()[:12]
    whole = {"status": "ok", "version": version}
    assert (response.status_code, response.json()) == (200, whole)


def test_answer(client, applicant, expected):
    response = client.post("/predict", json=applicant)
    assert (response.status_code, response.json()) == (200, expected)
"""
