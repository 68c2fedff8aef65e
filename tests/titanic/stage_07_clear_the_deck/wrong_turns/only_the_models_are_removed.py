"""The other models go; the comments, and what else is dead in the data, stay."""

from pathlib import Path

FROM = "start"
TELLS = ('"HasCabin" (line', "# df = df_backup.copy() (line", "two thirds of what")


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    text = script.read_text("utf-8")
    begin = text.index("    svc = SVC()")
    forest = text.index("    random_forest = ")
    end = text.index("    return random_forest")
    kept = text[forest : text.index("    Y_pred = random_forest")]
    script.write_text(text[:begin] + kept + text[end:], "utf-8")
    assert "svc" not in script.read_text("utf-8")
