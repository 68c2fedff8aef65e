"""What the repository says of each area: whether there is anything, and what is lacking for
green. A rating that says otherwise is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from drydock.errors import CheckFailed
from drydock.judging.reading.claims import places
from drydock.judging.reading.installed_pins import read_file
from drydock.sandbox.ci.expressions import NotSupported
from drydock.sandbox.ci.workflow import Job, Workflow, read
from drydock.workbook.loading import load

ratings = load(Path(__file__).with_name("ratings.py"))

README, PIPELINE, MONITOR = "README.md", "pipeline.yml", "monitoring.py"
DEPLOYED = "LOANS_URL"
GREEN = {
    "tests": "there are tests, all pass, and none is skipped but those of what is deployed",
    "set-up": "README.md has the commands that install, train, test and start, and each"
    " package of the requirements files has its version",
    "pipeline": "pipeline.yml publishes nothing before tests and an audit have passed",
    "monitoring": "an answer becomes a line of the log, and monitoring.py has drift and alarms",
    "interfaces": "a good request is answered, a wrong one is refused with 422 and the name"
    " of its field, and /health tells the version",
}
COMMANDS = {
    "installs": r"\b(?:install|sync)\b",
    "trains": r"train",
    "tests": r"\bpytest\b|\btests?\b",
    "starts the service": r"uvicorn|gunicorn|hypercorn|granian|fastapi|\brun\b|serve|start",
}
PUBLISHES = re.compile(r"\b(?:push|publish|upload)\b|build-push-action", re.I)
TESTS = re.compile(r"\bpytest\b|\btox\b|\bnox\b|unittest")
AUDITS = re.compile(
    r"pip[-_]audit|\baudit\b|\bsafety\b|osv-scanner|trivy|grype|snyk|scout", re.I
)
BLOCK = re.compile(
    r"^ *(```|~~~)[^\n]*\n(?P<fenced>.*?)^ *\1|^(?: {4}|\t)(?P<indented>[^\n]*)$",
    re.DOTALL | re.MULTILINE,
)
FILE = re.compile(r"[\w./-]+\.(?:py|txt|ya?ml|sh|ipynb|lock|toml)\b")


class State(NamedTuple):
    """What is so. there: whether there is anything at all. lacks: what green lacks."""

    there: bool
    lacks: list[str]


def test_files(work: Path) -> list[Path]:
    found = sorted((work / "tests").rglob("*.py"))
    return [one for one in found if re.fullmatch(r"test_.+|.+_test", one.stem)]


def about_tests(work: Path, ran: list[Mapping[str, Any]], stopped: str) -> State:
    """ran: each test, with id, outcome and message. stopped: why they were not run, or did
    not come to their end."""
    files = test_files(work)
    if not files:
        return State(False, ["there is no test file in tests/"])
    return State(True, [stopped] if stopped else list(_of_tests(work, ran)))


def _of_tests(work: Path, ran: list[Mapping[str, Any]]) -> Iterator[str]:
    """What is wrong with tests that have run to their end."""
    if not any(one["outcome"] == "passed" for one in ran):
        yield "no test passes"
    for one in ran:
        if one["outcome"] == "failed":
            yield f"{one['id']} fails"
        name = one["id"].partition("::")[0]
        if one["outcome"] == "skipped" and not _asks_deployed(work / name):
            yield f"{one['id']} is skipped"


def _asks_deployed(path: Path) -> bool:
    return path.is_file() and DEPLOYED in path.read_text("utf-8", "replace")


def about_set_up(work: Path) -> State:
    texts = sorted(work.rglob("*.txt"))
    files = [one for one in texts if "requirements" in str(one.relative_to(work))]
    readme = work / README
    there = bool(files) or readme.is_file()
    return State(there, [*_of_readme(work, readme), *_of_packages(files)])


def _of_readme(work: Path, readme: Path) -> Iterator[str]:
    if not readme.is_file():
        yield f"there is no {README}"
        return
    text = readme.read_text("utf-8", "replace")
    code = "\n".join(
        one["fenced"] or one["indented"] or "" for one in BLOCK.finditer(text)
    )
    for what, form in COMMANDS.items():
        if not re.search(form, code):
            yield f"no block of code in {README} has the command that {what}"
    for name in dict.fromkeys(FILE.findall(code)):
        if faults := [one.fault for one in places(f"`{name}`", work) if one.fault]:
            yield f"a command in {README} names {name}, and {faults[0]}"


def _of_packages(files: list[Path]) -> Iterator[str]:
    if not files:
        yield "there is no requirements file"
    for path in files:
        try:
            named = list(read_file(path.read_text("utf-8", "replace"), path.name))
        except ValueError as error:
            yield str(error)
            continue
        for one in named:
            if not one.version:
                yield f"{one.name} in {one.where} has no version"


def about_pipeline(work: Path) -> State:
    path = work / PIPELINE
    if not path.is_file():
        return State(False, [f"there is no {PIPELINE}"])
    try:
        workflow = read(path.read_text("utf-8", "replace"))
    except (NotSupported, AttributeError, TypeError, ValueError, KeyError) as error:
        return State(True, [f"{PIPELINE} cannot be read: {error}"])
    return State(True, list(_of_workflow(work, workflow)))


def _of_workflow(work: Path, workflow: Workflow) -> Iterator[str]:
    jobs = {job.id: job for job in workflow.jobs}
    publishing = [
        (job, at)
        for job in jobs.values()
        for at, step in enumerate(_steps(work, job))
        if PUBLISHES.search(step) and "upload-artifact" not in step
    ]
    if not publishing:
        yield "nothing in it publishes"
    for job, at in publishing[:1]:
        before = "\n".join(
            [
                *_steps(work, job)[:at],
                *(s for name in _needed(job, jobs) for s in _steps(work, jobs[name])),
            ]
        )
        for what, form in {"runs tests": TESTS, "audits the packages": AUDITS}.items():
            if not form.search(before):
                yield f"no step before the job {job.id} publishes {what}"


def _needed(job: Job, jobs: Mapping[str, Job]) -> set[str]:
    """The jobs that come before a job, whichever way."""
    found = set(job.needs)
    for name in job.needs:
        found |= _needed(jobs[name], jobs)
    return found


def _steps(work: Path, job: Job) -> list[str]:
    """What each step of a job says, with what stands in the files that it calls."""
    found = []
    for step in job.steps:
        said = f"{step.get('run') or ''} {step.get('uses') or ''}"
        names = [*re.findall(r"[\w./-]+\.(?:sh|mk)\b", said)]
        names += ["Makefile"] if re.search(r"\bmake\b", said) else []
        called = [work / one for one in names if (work / one).is_file()]
        texts = [one.read_text("utf-8", "replace") for one in called]
        found.append("\n".join([said, *texts]))
    return found


def about_monitoring(work: Path, service: Mapping[str, Any]) -> State:
    """service: what `in_service.py` has found."""
    path = work / MONITOR
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    functions = [n for n in ("drift", "alarms") if not re.search(rf"\b{n}\b", text)]
    lacks = [service["log"]] if service["log"] else []
    if not text:
        lacks.append(f"there is no {MONITOR}")
    elif functions:
        lacks.append(f"{MONITOR} has no {functions[0]}")
    return State(bool(text) or not service["log"], lacks)


def about_interfaces(service: Mapping[str, Any]) -> State:
    return State(service["answers"], service["faults"])


def require_true(rating: Any, state: State) -> None:
    """Requires that a rating is not contradicted."""
    area, word, line = rating.area, rating.word, rating.line
    if word == "green" and state.lacks:
        raise CheckFailed(
            expected=f"{area}: green only where {GREEN[area]}",
            found=f"line {line} of {ratings.FILE} says green, and {state.lacks[0]}",
            remedy="fix that; or rate it lower, and say why: an honest amber is worth more"
            " than a green that nobody can rely on",
        )
    if word == "amber" and not state.there:
        raise CheckFailed(
            expected=f"{area}: red where there is nothing",
            found=f"line {line} of {ratings.FILE} says amber, and {state.lacks[0]}",
            remedy="rate it red; nobody is blamed by that",
        )
    if word == "red" and not state.lacks:
        raise CheckFailed(
            expected=f"{area}: red only where something is lacking for green, which is that"
            f" {GREEN[area]}",
            found=f"line {line} of {ratings.FILE} says red, and all of that is so",
            remedy="rate it green; or amber, and say what you would still want",
        )
