"""The machine of one job: a folder, an environment, and steps that run in a shell."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from drydock.sandbox.ci import actions, stand_in, stand_in_machine
from drydock.sandbox.ci.expressions import NotSupported, filled, holds, value_of
from drydock.sandbox.ci.workflow import Job, Step, Workflow

SECONDS = 10.0  # that one step may take
PLAIN = re.compile(r"[\w ./:@+,=-]+")
SHELLS = {
    "": ["bash", "-e"],  # where a file names no shell, a pipe's first failure is lost
    "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
    "sh": ["sh", "-e"],
}


@dataclass(frozen=True)
class Settings:
    """What the stand-ins are told. tests: by test file, whether it `needs_model`, and the
    variable that it `asks` for a service. fault: what is planted."""

    tests: Mapping[str, Mapping[str, Any]]
    training: str
    model: str
    fault: str = ""
    secrets: tuple[str, ...] = ()


@dataclass
class Report:
    """What has happened: the result of each job, and what the stand-ins have noted, in its
    order, each with its job and step. told_secrets: steps that printed one."""

    results: dict[str, str] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)
    failed: list[tuple[str, Step, str]] = field(default_factory=list)
    printed_secrets: list[tuple[str, Step]] = field(default_factory=list)
    given_secrets: set[str] = field(default_factory=set)

    def of(self, what: str) -> list[dict[str, Any]]:
        return [note for note in self.notes if note["what"] == what]


def shell() -> str | None:
    """The bash of this machine; on Windows, that which comes with git."""
    if os.name != "nt":
        return shutil.which("bash")
    git = shutil.which("git")
    own = Path(git).resolve().parents[1] / "bin" / "bash.exe" if git else None
    return str(own) if own and own.is_file() else None


def secret(name: str) -> str:
    """The value that a secret has here."""
    return f"secrets-{name}-value".lower()


@dataclass
class Run:
    """One run of a workflow. project: what is checked out. folder: for all its machines.
    programs: what is on their PATH."""

    project: Path
    folder: Path
    programs: Path
    workflow: Workflow
    settings: Settings
    report: Report = field(default_factory=Report)

    def __post_init__(self) -> None:
        self.store.mkdir()
        self.settings_file.write_text(json.dumps(asdict(self.settings)), "utf-8")

    @property
    def store(self) -> Path:
        """What one job keeps for another."""
        return self.folder / "store"

    @property
    def settings_file(self) -> Path:
        """What the stand-ins are told."""
        return self.folder / "settings.json"


class Machine:
    """The machine on which one job runs. known: the contexts of its expressions; given: the
    names of the secrets among them that were asked for."""

    def __init__(
        self, run: Run, job: Job, number: int, known: dict[str, Any], given: set[str]
    ) -> None:
        self.run, self.job, self.failed = run, job, False
        self.known, self.given, self.noted = known, given, 0
        name = f"{job.id}-{number}"
        self.root, self.folder = run.folder / name / "work", run.folder / name / name
        self.root.mkdir(parents=True)
        self.folder.mkdir()
        self.known["steps"] = {}
        self.env = self._env([run.workflow.get("env"), job.get("env")])

    def _env(
        self, levels: Iterable[Any], begin: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        found = dict(begin or {})
        for level in levels:
            for key, value in (level or {}).items():
                self.known["env"] = found
                found[str(key)] = filled(value, self.known)
        self.known["env"] = found
        return found

    def step(self, step: Step) -> None:
        states = {"always": True, "cancelled": False}
        states |= {"success": not self.failed, "failure": self.failed}
        self.known["()"] = states
        env = self._env([step.get("env")], self.env)
        if not holds(step.get("if"), self.known):
            self._ended(step, "skipped", "skipped")
            return
        said, ok = self._uses(step) if step.get("uses") else self._shell(step, env)
        if any(one in said for one in self.run.settings.secrets):
            self.run.report.printed_secrets.append((self.job.id, step))
        if self.given:
            self.run.report.given_secrets.add(self.job.id)
        self._read_notes(step)
        forgiven = _is_true(step.get("continue-on-error"), self.known)
        if not ok:
            self.run.report.failed.append((self.job.id, step, said))
        self.failed = self.failed or not (ok or forgiven)
        outcome = "success" if ok else "failure"
        self._ended(step, outcome, "success" if ok or forgiven else "failure")

    def _ended(self, step: Step, outcome: str, conclusion: str) -> None:
        if step.get("id"):
            outputs = self._file("GITHUB_OUTPUT")
            self.known["steps"][step.get("id")] = {
                "outcome": outcome,
                "conclusion": conclusion,
                "outputs": outputs,
            }

    def _file(self, name: str) -> dict[str, str]:
        path = self.folder / name
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        return dict(one.split("=", 1) for one in lines if "=" in one)

    def _uses(self, step: Step) -> tuple[str, bool]:
        told = {k: filled(v, self.known) for k, v in (step.get("with") or {}).items()}
        action = filled(step.get("uses"), self.known)
        message = actions.use(action, told, self.root, self.run.project, self.run.store)
        return message, not message

    def _shell(self, step: Step, env: Mapping[str, str]) -> tuple[str, bool]:
        defaults = [
            (one.get("defaults") or {}).get("run") or {}
            for one in (self.run.workflow, self.job)
        ]
        kind = step.get("shell") or defaults[1].get("shell") or defaults[0].get("shell")
        if (kind or "") not in SHELLS:
            raise NotSupported(f"`shell: {kind}`")
        place = step.get("working-directory") or defaults[1].get("working-directory")
        place = place or defaults[0].get("working-directory") or "."
        folder = self.root / filled(place, self.known)
        if not folder.is_dir():
            return f"there is no folder {place}", False
        command = filled(step.get("run"), self.known).strip()
        program, *options = SHELLS[kind or ""]
        program = (shell() or program) if program == "bash" else program
        all_env = self._machine_env() | dict(env) | self._file("GITHUB_ENV")
        if words := _plain_call(command):
            return _answered(words, folder, all_env)
        script = self.folder / "script.sh"
        script.write_text(command, "utf-8", newline="\n")
        return _ran([program, *options, str(script)], folder, all_env)

    def _machine_env(self) -> dict[str, str]:
        github = self.known["github"]
        names = "sha ref ref_name event_name repository actor run_id".split()
        paths = [str(self.run.programs)]
        if os.name == "nt" and (bash := shell()):
            paths.append(str(Path(bash).parents[1] / "usr" / "bin"))
            paths.append(os.environ.get("SYSTEMROOT", ""))
        return {
            **{f"GITHUB_{name.upper()}": str(github[name]) for name in names},
            **{n: str(self.folder / n) for n in ("GITHUB_ENV", "GITHUB_OUTPUT")},
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            "CI": "true",
            "HOME": str(self.folder),
            "PATH": os.pathsep.join(paths),
            "STAND_IN_ROOT": str(self.root),
            "STAND_IN_MACHINE": str(self.folder),
            "STAND_IN_SETTINGS": str(self.run.settings_file),
        }

    def _read_notes(self, step: Step) -> None:
        path = self.folder / "calls.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        for line in lines[self.noted :]:
            note = json.loads(line) | {"job": self.job.id, "step": step}
            note["shown_step"] = f"job {self.job.id}, step {step.number} ({step.name})"
            if note["what"] == "unsupported":
                raise NotSupported(f"{note['which']} (job {self.job.id}, {step.name})")
            self.run.report.notes.append(note)
        self.noted = len(lines)


def _is_true(told: Any, known: Mapping[str, Any]) -> bool:
    if isinstance(told, str):
        return bool(
            value_of(told.strip().removeprefix("${{").removesuffix("}}"), known)
        )
    return bool(told)


def _plain_call(command: str) -> list[str]:
    """The words of a command that is a call of a stand-in, in which a shell would find
    nothing to do; no words, where it is more. It need not run in a process, then."""
    words = command.split()
    is_plain = PLAIN.fullmatch(command) and words[0] in stand_in.NAMES
    return words if is_plain else []


def _answered(
    words: list[str], folder: Path, env: Mapping[str, str]
) -> tuple[str, bool]:
    """What a stand-in says, and whether it succeeds."""
    machine = stand_in_machine.Machine(env, folder)
    status = stand_in.called(machine, words[0], words[1:])
    return "\n".join(machine.said), status == 0


def _ran(command: list[str], folder: Path, env: Mapping[str, str]) -> tuple[str, bool]:
    """What a command says, and whether it succeeds; what it leaves running is ended."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=os.name != "nt",
    ) as process:
        try:
            said, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return f"it took longer than {SECONDS:.0f} seconds", False
        finally:
            _end(process)
    return said.decode("utf-8", "replace"), process.returncode == 0


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
