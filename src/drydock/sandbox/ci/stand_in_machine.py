"""What a machine remembers from one stand-in to the next, and how arguments are read."""

from __future__ import annotations

import json
from pathlib import Path

TYPE_CHECKING = False  # typing takes longer to import than all else here
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

WITH_VALUE = {
    "pytest": "--ignore -p -o -n -c -W --maxfail --durations --tb --junitxml --cov-report"
    " --cov-config"
    " --rootdir --timeout --color -r".split(),
    "docker": "-t --tag -f --file --build-arg --platform --target --cache-from --cache-to"
    " --label -o --output -i --input -p --publish -e --env --name -v --volume --network"
    " --env-file -u --user --restart --add-host --entrypoint --password --username"
    " --health-cmd --health-interval --health-retries --health-timeout".split(),
    "pip": "-r --requirement -c --constraint -i --index-url --extra-index-url --target"
    " --group --extra --python".split(),
}


def parted(args: list[str], program: str) -> tuple[list[str], dict[str, list[str]]]:
    """The words that are no options, and the options with their values."""
    words, options, rest = [], dict[str, list[str]](), list(args)
    while rest:
        one = rest.pop(0)
        if not one.startswith("-") or one == "-":
            words.append(one)
        elif "=" in one:
            name, _, value = one.partition("=")
            options.setdefault(name, []).append(value)
        elif one in WITH_VALUE[program] and rest:
            options.setdefault(one, []).append(rest.pop(0))
        else:
            options.setdefault(one, []).append("")
    return words, options


class Machine:
    """What a job's machine remembers from one program to the next, and what a program says.

    env, here: the environment and the folder of the program."""

    def __init__(self, env: Mapping[str, str], here: Path) -> None:
        self.env, self.here, self.said = env, here, list[str]()
        self.root = Path(env["STAND_IN_ROOT"]).resolve()
        self.folder = Path(env["STAND_IN_MACHINE"])
        path = env["STAND_IN_SETTINGS"]
        self.told: dict[str, Any] = json.loads(Path(path).read_text("utf-8"))
        self.state: dict[str, Any] = {"installed": False, "images": {}, "running": None}
        if (self.folder / "state.json").is_file():
            self.state = json.loads((self.folder / "state.json").read_text("utf-8"))

    def at(self, name: str) -> Path:
        """A path that was named to a program."""
        return (self.here / name).resolve()

    def fails(self, message: str, status: int = 1) -> int:
        self.said.append(message)
        return status

    def keep(self) -> None:
        (self.folder / "state.json").write_text(json.dumps(self.state), "utf-8")

    def note(self, **call: Any) -> None:
        with (self.folder / "calls.jsonl").open("a", encoding="utf-8") as calls:
            calls.write(json.dumps(call) + "\n")

    def is_planted(self, fault: str) -> bool:
        return bool(self.told["fault"] == fault)

    @property
    def model(self) -> str:
        """What is in the file that training leaves; empty where there is none."""
        path = self.root / self.told["model"]
        return path.read_text("utf-8") if path.is_file() else ""
