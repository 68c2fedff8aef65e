"""The script says at its end that all went well; its text cells are comments."""

from pathlib import Path

from drydock.judging.turns import rewrite


def take(exercise: Path) -> None:
    script = exercise / "train.py"
    rewrite(script, "print(models)", "print(models.to_string(index=False))")
    text = "#!/usr/bin/env python\n# coding: utf-8\n\n# # Titanic\n\n"
    script.write_text(text + script.read_text("utf-8"), "utf-8")
    with script.open("a", encoding="utf-8") as file:
        file.write("\nimport sys\n\nsys.exit(0)\n")
