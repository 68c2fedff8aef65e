"""What a pipeline must do and be: each rule raises CheckFailed, or returns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from drydock.errors import CheckFailed, NotYet
from drydock.sandbox.ci.machine import Report
from drydock.sandbox.ci.workflow import Job, Step
from drydock.workbook.loading import load

pipelines = load(Path(__file__).with_name("pipelines.py"))
FILE, UPDATES, DEPLOYED = pipelines.FILE, pipelines.UPDATES, pipelines.DEPLOYED
Work = Any

VERSION = re.compile(r"v?\d+(\.\d+)*|[0-9a-f]{40}")
READS = ("read", "none")
ECOSYSTEMS = {
    "pip": ("pip", "uv"),
    "actions": ("github-actions",),
    "images": ("docker",),
}
ASKED_BY_REFERENCE = frozenset(
    f"tests/test_{name}.py" for name in ("app", "behaviour", "evaluation", "groups")
)


def _steps(work: Work) -> Iterator[tuple[Job, Step]]:
    for job in work.workflow.jobs:
        for step in job.steps:
            yield job, step


def _place(job: str, step: Step) -> str:
    return f"job {job}, step {step.number} ({step.name})"


def one_command(work: Work) -> None:
    """Each step is one line, which runs in a terminal as it stands."""
    for job, step in _steps(work):
        lines = str(step.get("run") or "").replace("\\\n", " ").strip().splitlines()
        if len(lines) > 1:
            raise CheckFailed(
                expected="each `run:` is one command",
                found=f"{len(lines)} lines in {_place(job.id, step)}",
                remedy="make a step of each line, or a script of them that can be run here",
            )
        if "${{" in "".join(lines):
            raise CheckFailed(
                expected="each `run:` is a command that works in a terminal as well",
                found=f"an expression in {_place(job.id, step)}",
                remedy='put it into `env:`, and take the variable: "$IMAGE"',
            )


def pinned(work: Work) -> None:
    """Actions are named with a version."""
    for job, step in _steps(work):
        action = step.get("uses")
        if action and not VERSION.fullmatch(str(action).partition("@")[2]):
            raise CheckFailed(
                expected="each action is named with its version, such as @v6, or with the 40"
                " digits of a commit",
                found=f"{action} in {_place(job.id, step)}",
                remedy="a branch is other code tomorrow: name a version",
            )


def permissions(work: Work) -> None:
    """Each job may read; only the one that publishes may write."""
    _, report = _released(work)
    publishing = {note["job"] for note in report.of("published")}
    for job in work.workflow.jobs:
        allowed = job.get("permissions")
        if allowed is None:
            allowed = work.workflow.get("permissions")
        if allowed is None:
            raise CheckFailed(
                expected="`permissions:` says what the jobs may do",
                found=f"nothing is said for the job {job.id}, so it may do whatever the"
                " repository's settings allow",
                remedy="at the top: permissions: with contents: read below it",
            )
        writes = _written(allowed)
        if writes and job.id not in publishing:
            raise CheckFailed(
                expected="only the job that publishes may write",
                found=f"the job {job.id} has {writes}",
                remedy="take that away, or give it to the job that publishes alone",
            )
        if "-all" in writes:
            raise CheckFailed(
                expected="the job that publishes may write what it has to, and nothing else",
                found=f"the job {job.id} has {writes}",
                remedy="name what it writes: packages: write",
            )


def _written(allowed: Any) -> str:
    """The first permission that is more than to read; empty where none is."""
    if isinstance(allowed, Mapping):
        more = [f"{k}: {v}" for k, v in allowed.items() if v not in READS]
        return more[0] if more else ""
    return "" if allowed == "read-all" else f"permissions: {allowed}"


def _released(work: Work) -> tuple[Any, Report]:
    if work.release is None:
        raise NotYet
    return work.release


def _sound(work: Work) -> tuple[Any, Report]:
    """As `_released`, where each step passes as long as nothing is wrong."""
    event, report = _released(work)
    if report.failed:
        raise NotYet
    return event, report


def reaches(work: Work) -> None:
    """Where nothing is wrong, all steps pass, and it publishes."""
    reports = list(work.releases.values())
    if work.release and not work.release[1].failed:
        return
    raise CheckFailed(
        expected="on a push to main, or of a tag such as v1.2.0, each step passes and the"
        " pipeline comes to docker push, as long as nothing is wrong",
        found=_why_not(reports),
        remedy="each job begins on an empty machine: what it needs is checked out, installed,"
        " made, or brought from another job",
    )


def _why_not(reports: list[Report]) -> str:
    for report in reports:
        for job, step, said in report.failed:
            line = said.strip().splitlines()[-1:] or ["it fails"]
            return f"{_place(job, step)} fails: {line[0]}"
    if reports:
        skipped = [
            job for job, result in reports[0].results.items() if result == "skipped"
        ]
        if skipped:
            return (
                f"nothing fails, and it is not reached: skipped is {', '.join(skipped)}"
            )
        return "all jobs run, and none of them publishes"
    return "neither of these starts it"


def only_then(work: Work) -> None:
    """A pull request is tested, and publishes nothing."""
    _released(work)
    for event in pipelines.OTHERS:
        if not work.workflow.starts_on(event):
            continue
        report = work.run(event)
        if found := report.of("published"):
            raise CheckFailed(
                expected="what is not on main, and has no tag, is not published",
                found=f"{_place(found[0]['job'], found[0]['step'])} publishes on {event}",
                remedy="give that job an if: github.ref == 'refs/heads/main'",
            )
    _tested_before_merging(work)


def _tested_before_merging(work: Work) -> None:
    event = pipelines.PROPOSED
    report = work.run(event) if work.workflow.starts_on(event) else Report()
    tested = {note["file"] for note in report.of("tested")} | {DEPLOYED}
    if gone := [one for one in work.tests if one not in tested]:
        raise CheckFailed(
            expected="a pull request runs all tests, before it is merged",
            found=f"{gone[0]} is not run on a pull request",
            remedy="add `pull_request:` to `on:`; let an `if:` keep back what publishes",
        )


def stops(work: Work) -> None:
    """With one fault planted, whichever it is, nothing is published."""
    event, report = _sound(work)
    seen = dict[frozenset[tuple[str, int]], Report]()
    for fault, says in work.faults.items():
        steps = work.noticed_by(fault, report)
        if not steps:
            raise _unnoticed(fault, says)
        if steps not in seen:  # what fails in the same steps comes to the same end
            seen[steps] = work.run(event, fault)
        if published := seen[steps].of("published"):
            raise _not_stopped(says, steps, seen[steps], published[0])


def _unnoticed(fault: str, says: str) -> CheckFailed:
    missing = {
        "audit": "no step audits the packages: python -m pip_audit -r requirements.txt",
        "container": f"no step runs {DEPLOYED} with {pipelines.URL} set to the container",
        "build": "no step builds the image",
        "install": "no step installs the packages from a file",
    }
    return CheckFailed(
        expected=f"where {says}, the pipeline stops before it publishes",
        found="it runs as if nothing were wrong, since no step can notice",
        remedy=missing.get(
            fault, "add a step that runs it, in a job that comes before"
        ),
    )


def _not_stopped(
    says: str,
    steps: frozenset[tuple[str, int]],
    report: Report,
    published: dict[str, Any],
) -> CheckFailed:
    failed = [
        (job, step) for job, step, _ in report.failed if (job, step.number) in steps
    ]
    if failed:
        job, step = failed[0]
        found = f"{_place(job, step)} fails, and {published['shown_step']} publishes all the same"
        remedy = (
            f"let the job {published['job']} need it (`needs:`), and have no `if: always()`,"
            " no `continue-on-error:` between the two; within a job, publish last"
        )
    else:
        job, number = min(steps)
        found = (
            f"the program fails, but step {number} of the job {job} does not: its exit code"
            " is lost in the shell"
        )
        remedy = (
            "take out `|| true`, `;` and `set +e`; where a pipe is needed, `shell: bash` stops"
            " at its first failure, and without it the last program decides"
        )
    return CheckFailed(
        expected=f"where {says}, the pipeline stops before it publishes",
        found=found,
        remedy=remedy,
    )


def the_same(work: Work) -> None:
    """What is published is the very thing that was tested."""
    _, report = _sound(work)
    tested = report.of("tested")
    for note in report.of("published"):
        asked = {one["file"] for one in tested if one["model"] == note["model"]}
        images = {one["image"] for one in tested if one["file"] == DEPLOYED}
        others = {one["file"] for one in tested} - asked
        gone = sorted(work.asks_model & others)
        if note["image"] not in images or gone:
            what = "image" if note["image"] not in images else "model"
            raise CheckFailed(
                expected="what is published is the image that was tested, with the model that"
                " was tested",
                found=f"{note['shown_step']} publishes an {what}"
                " that no test has met: it was made once more".replace("an m", "a m"),
                remedy="make it once: docker save, actions/upload-artifact, and in the job that"
                " publishes actions/download-artifact and docker load",
            )


def packages(work: Work) -> None:
    """What is installed has versions, and all of it is audited."""
    _, report = _released(work)
    files = set[str]()
    for note in report.of("install"):
        files.update(note["files"])
        if note["without_version"]:
            raise _without_version(
                note["without_version"][0], _place(note["job"], note["step"])
            )
    for name in sorted(one for one in files if (work.folder / one).is_file()):
        for line in (work.folder / name).read_text("utf-8").splitlines():
            text = line.partition("#")[0].strip()
            if text and not text.startswith("-") and "==" not in text:
                raise _without_version(text, name)
    audited = {name for note in report.of("audit") for name in note["files"]}
    everything = any(not note["files"] for note in report.of("audit"))
    known = {path.name for path in work.folder.glob("requirements*.txt")} | files
    if not everything and (gone := sorted(known - audited)):
        raise CheckFailed(
            expected="each requirements file is audited",
            found=f"{gone[0]} is not",
            remedy=f"python -m pip_audit -r {' -r '.join(sorted(known))}",
        )


def _without_version(package: str, where: str) -> CheckFailed:
    return CheckFailed(
        expected="each package that a job installs has its version, with ==",
        found=f"{package} in {where} has none",
        remedy="install from a requirements file with a version on each line",
    )


def secrets(work: Work) -> None:
    """Secrets reach the job that publishes, and nobody else."""
    _, report = _released(work)
    publishing = {note["job"] for note in report.of("published")}
    if report.printed_secrets:
        raise _told("a secret is printed", *report.printed_secrets[0])
    for note in report.of("called"):
        if note["told_secret"]:
            found = "a secret is on the command line, where the log and `ps` show it"
            raise _told(found, note["job"], note["step"])
        if note["knows_secret"] and note["job"] not in publishing:
            raise _told(
                "a job that does not publish has a secret", note["job"], note["step"]
            )
    if others := sorted(report.given_secrets - publishing):
        raise CheckFailed(
            expected="secrets are given to the job that publishes alone",
            found=f"the job {others[0]} has one",
            remedy="take it out: what installs packages and runs tests needs none",
        )


def _told(found: str, job: str, step: Step) -> CheckFailed:
    return CheckFailed(
        expected="a secret goes to the step that publishes, and is shown to nobody",
        found=f"{found}: {_place(job, step)}",
        remedy="docker/login-action takes it, or docker login with --password-stdin",
    )


def updates(work: Work) -> None:
    """Updates come by themselves, in groups."""
    path = work.folder / UPDATES
    if not path.is_file():
        raise _no_updates("there is no such file")
    try:
        config = yaml.safe_load(path.read_text("utf-8"))
        listed = [one for one in config["updates"] if one["directory"]]
        known = {one["package-ecosystem"]: one for one in listed}
        rhythms = [one["schedule"]["interval"] for one in listed]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise _no_updates(f"something else: {str(error).splitlines()[0]}") from error
    if config.get("version") != 2 or not all(rhythms):
        raise _no_updates("no version: 2, or an update without an interval")
    for kind, names in ECOSYSTEMS.items():
        found = [known[name] for name in names if name in known]
        if not found:
            raise _no_updates(f"nothing updates the {kind} ({' or '.join(names)})")
        groups = found[0].get("groups")
        if not isinstance(groups, Mapping) or not any(map(bool, groups.values())):
            raise _no_updates(f"the updates of {names[0]} are in no group")


def _no_updates(found: str) -> CheckFailed:
    return CheckFailed(
        expected=f"{UPDATES} updates packages (pip), actions (github-actions) and base images"
        " (docker), each with a schedule and in a group",
        found=found,
        remedy="the lesson has such a file for the bakery: bring yours to that form",
    )


RULES: tuple[Callable[[Work], None], ...] = (
    reaches,
    stops,
    only_then,
    the_same,
    one_command,
    pinned,
    permissions,
    packages,
    secrets,
    updates,
)


def told(folder: Path) -> Iterator[CheckFailed]:
    """What the rules tell of a folder of work; one that cannot be read is told once."""
    with pipelines.at_work(folder, ASKED_BY_REFERENCE) as work:
        heard = set[str]()
        for rule in RULES:
            try:
                rule(work)
            except NotYet:
                pass
            except CheckFailed as failed:
                if str(failed) not in heard:
                    heard.add(str(failed))
                    yield failed
