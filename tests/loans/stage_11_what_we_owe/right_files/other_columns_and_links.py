"""More columns, in another order; links, lines and numbers of five; more than is asked."""

from pathlib import Path

DEBT = """\
# Debt

Some words first. A | B is no table.

|    | Where | **What** | Why it hurts us | Effort (1-5) | Value (1-5) | Who |
| -- | :---- | -------- | --------------- | -----------: | ----------: | --- |
| 1 | [app.py](app.py) and `contract.py:12` | No limit for requests | one caller can keep everybody else waiting | 2/5 | 4/5 | Ada |
| 2 | `load` in `app.py` | Pickle | the file of the model can run code here | 3 | 4 | Ben |
| 3 | exercises/loans/request_log.py:10-14 | Retention | nobody ever deletes what people told us | 2 | 5 | Ada |
| 4 | `RUNBOOK.md` (missing), pipeline.yml | No runbook | at night nobody knows whom to call first | 1 | 3 | Ben |
| 5 | tests/ | The tests take too long on a laptop | people push without having run all of them | **4** | 2 | Ada |
| 6 | `tests/test_app.py::test_a_missing_field_is_named[duration]` | One field for all of them | other fields could get lost and nobody would see it | 2 | 2 | Ben |
| 7 | ../../data/loans/README.md | Data of 1973 | nobody knows whether they hold for people of today | 5 | 5 | Ada |

**First:** *Retention*
"""
HEALTH = """\
| Area | Evidence | Rating | Why do we say so? |
|---|---|---|---|
| **Tests** | [tests](tests/) | 🟢 Green | they have been tried on many wrong versions |
| Setup | Dockerfile | yellow | no hashes, and nobody new has tried it |
| CI/CD | `pipeline.yml` | amber | it has never run on a real machine |
| Monitoring | `monitoring.py::alarms` | AMBER | nobody starts it, so nobody is warned |
| API | `app.py` | green | a schema refuses what it does not know |
| people | `README.md` | red | only one of us knows how it works |
"""


def take(exercise: Path) -> None:
    (exercise / "DEBT.md").write_text(DEBT, "utf-8")
    (exercise / "HEALTH.md").write_text(HEALTH, "utf-8")
