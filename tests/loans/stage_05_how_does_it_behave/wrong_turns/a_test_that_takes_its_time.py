"""Each person who is made up is asked about alone, many times over: here it only takes as long."""

from pathlib import Path

from drydock.judging.turns import rewrite

TELLS = (
    "no test takes longer than 5 seconds",
    "test_whoever_asks_for_more_is_not_less_risky takes",
    "max_examples",
)


def take(exercise: Path) -> None:
    path = exercise / "tests/test_behaviour.py"
    rewrite(path, "    three = pd", "    time.sleep(0.27)\n    three = pd")
    rewrite(path, "import pandas as pd\n", "import time\n\nimport pandas as pd\n")
