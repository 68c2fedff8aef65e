"""Somebody knew pandas well, and wrote the two functions anew instead of extracting them."""

import shutil
from pathlib import Path

from drydock.judging.turns import rewrite

IMPORT = "from sklearn.ensemble import RandomForestClassifier\n"


def take(exercise: Path) -> None:
    # It judges others, so it has to pass itself.
    shutil.copy(Path(__file__).parents[2] / "stand_in" / "train.py", exercise)
    script = exercise / "train.py"
    rewrite(
        script,
        f"    # pylint: disable-next=import-outside-toplevel\n    {IMPORT}\n",
        "",
    )
    rewrite(script, "import pandas as pd\n", f"import pandas as pd\n{IMPORT}")
    with script.open("a", encoding="utf-8") as end:
        end.write(
            '\n\nif __name__ == "__main__":\n    prepare_data_and_train_model()\n'
        )
