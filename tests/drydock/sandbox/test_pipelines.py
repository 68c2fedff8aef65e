"""Running a workflow file: what a hosted runner does with it, the runner here does as well."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from drydock.sandbox.ci.expressions import NotSupported, filled, holds
from drydock.sandbox.ci.machine import Report, Settings
from drydock.sandbox.ci.runner import Runner
from drydock.sandbox.ci.workflow import Event, read

TEST = "tests/test_it.py"
PUSH = Event("push")
HEAD = "on: [push]\njobs:\n"


def ran(tmp_path: Path, text: str, fault: str = "", event: Event = PUSH) -> Report:
    project, runs = tmp_path / "project", tmp_path / "runs"
    if not runs.exists():
        (project / "tests").mkdir(parents=True)
        (project / TEST).touch()
        (project / "requirements.txt").write_text("pytest==9.0.0\n", "utf-8")
        runs.mkdir()
    told = Settings(
        {TEST: {"needs_model": False, "asks": ""}}, "train.py", "model", fault
    )
    again = tmp_path / f"runs-{len(list(tmp_path.iterdir()))}"
    again.mkdir()
    return Runner(project, again).run(read(text), event, told)


def job(name: str, *steps: str, also: str = "") -> str:
    lines = [
        f"  {name}:",
        "    runs-on: ubuntu-latest",
        *([f"    {also}"] if also else []),
    ]
    return "\n".join([*lines, "    steps:", *(f"      - {one}" for one in steps), ""])


BEGIN = ("uses: actions/checkout@v6", "run: pip install -r requirements.txt")
TESTS = (*BEGIN, "run: pytest")


@pytest.mark.parametrize(
    ("command", "result"),
    [
        ("pytest", "failure"),
        ("pytest || true", "success"),
        ("pytest | tee log", "success"),
        ("pytest; echo done", "failure"),  # -e stops there
        ("set +e; pytest; echo done", "success"),
        ("pytest && echo done", "failure"),
        ("if pytest; then echo yes; fi", "success"),
        ("no-such-program", "failure"),
        ("pytest --help", "success"),  # runs nothing
        ("python -m", "failure"),
        ("pip install -r ../else.txt", "failure"),
        ("docker load --input tests/test_it.py", "failure"),
    ],
)
def test_exit_codes_are_those_of_a_shell(
    tmp_path: Path, command: str, result: str
) -> None:
    text = HEAD + job("tests", *BEGIN, f"run: {command}")
    assert ran(tmp_path, text, f"test {TEST}").results == {"tests": result}


def test_with_a_shell_that_is_named_a_pipe_fails(tmp_path: Path) -> None:
    piped = "{run: pytest | tee log, shell: bash}"
    report = ran(tmp_path, HEAD + job("tests", *BEGIN, piped), f"test {TEST}")
    assert report.results == {"tests": "failure"}


@pytest.mark.parametrize(
    ("also", "result"),
    [
        ("needs: tests", "skipped"),
        ("name: alone", "success"),
        ("{needs: tests, if: always()}", "success"),
        ("{needs: tests, if: failure()}", "success"),
        ("{needs: tests, if: success()}", "skipped"),
        ('{needs: tests, if: "!cancelled()"}', "success"),
        ("{needs: tests, if: needs.tests.result == 'failure' && always()}", "success"),
    ],
)
def test_a_job_waits_for_those_that_it_needs(
    tmp_path: Path, also: str, result: str
) -> None:
    inner = also.strip("{}").split(", ")
    after = job("after", "run: echo", also="\n    ".join(inner))
    report = ran(tmp_path, HEAD + after + job("tests", *TESTS), f"test {TEST}")
    assert report.results == {"tests": "failure", "after": result}


def test_what_was_skipped_skips_what_comes_after_it(tmp_path: Path) -> None:
    text = HEAD + job("tests", *TESTS) + job("b", "run: echo", also="needs: tests")
    text += job("c", "run: echo", also="needs: b")
    found = ran(tmp_path, text, f"test {TEST}").results
    assert found == {"tests": "failure", "b": "skipped", "c": "skipped"}


def test_steps_after_a_failure_run_where_they_say_so(tmp_path: Path) -> None:
    steps = (*TESTS, "run: docker ps", "{run: docker images, if: failure()}")
    report = ran(tmp_path, HEAD + job("tests", *steps), f"test {TEST}")
    shown = [note["shown"] for note in report.of("called")]
    assert "docker images" in shown and "docker ps" not in shown


def test_each_job_has_a_machine_of_its_own(tmp_path: Path) -> None:
    upload = "{uses: actions/upload-artifact@v6, with: {name: x, path: made.txt}}"
    bring = "{uses: actions/download-artifact@v6, with: {name: x}}"
    text = HEAD + job("a", "run: echo 1 > made.txt", upload)
    text += job("b", "run: test -f made.txt", also="needs: a")
    text += job("c", bring, "run: test -f made.txt", also="needs: a")
    results = ran(tmp_path, text).results
    assert results == {"a": "success", "b": "failure", "c": "success"}


def test_values_go_from_step_to_step_and_from_job_to_job(tmp_path: Path) -> None:
    one = '{run: echo "v=7" >> $GITHUB_OUTPUT, id: one}'
    two = '{run: docker tag $A:$B x, env: {A: a, B: "${{ needs.a.outputs.v }}"}}'
    text = HEAD + job("a", one, also='outputs: {v: "${{ steps.one.outputs.v }}"}')
    text += job("b", two, also="needs: a")
    assert ran(tmp_path, text).of("called")[-1]["shown"] == "docker tag a:7 x"


def test_a_matrix_runs_each_of_its_values(tmp_path: Path) -> None:
    step = '{run: docker pull $V, env: {V: "${{ matrix.v }}"}}'
    text = HEAD + job("a", step, also="strategy: {matrix: {v: [1, 2]}}")
    shown = [note["shown"] for note in ran(tmp_path, text).of("called")]
    assert shown == ["docker pull 1", "docker pull 2"]


@pytest.mark.parametrize(
    ("on", "event", "starts"),
    [
        ("push", Event("push"), True),
        ("[pull_request]", Event("push"), False),
        ("{push: {branches: [main]}}", Event("push"), True),
        ("{push: {branches: [main]}}", Event("push", "refs/heads/other"), False),
        ("{push: {branches: [main]}}", Event("push", "refs/tags/v1"), False),
        ("{push: {tags: [v*]}}", Event("push", "refs/tags/v1"), True),
        ("{push: {branches-ignore: [main]}}", Event("push"), False),
        ("{pull_request: }", Event("pull_request"), True),
    ],
)
def test_what_starts_it(on: str, event: Event, starts: bool) -> None:
    workflow = read(f"on: {on}\njobs:\n" + job("a", "run: echo"))
    assert workflow.starts_on(event) is starts


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (HEAD + job("a", "run: echo", also="needs: b"), "needs b: there is none"),
        (HEAD + job("a", "run: echo", also="needs: a"), "in a ring"),
        (HEAD + job("a", "run: echo", also="depends: b"), "`depends:` in the job a"),
        (HEAD + job("a", "uses: some/action@v1"), "the action some/action"),
        (HEAD + job("a", "{run: echo, shell: pwsh}"), "`shell: pwsh`"),
        (HEAD + job("a", "{run: echo, uses: x}"), "one of `run:` and `uses:`"),
        (HEAD + job("a", "run: docker compose up"), "docker compose"),
        (HEAD + job("a", "run: curl https://example.org"), "another machine"),
        (HEAD + job("a", *BEGIN, "run: pytest -k fast"), "pytest with -k"),
        (HEAD + job("a", "run: echo", also="if: fromJSON('1')"), "fromJSON()"),
        (HEAD + job("a", "run: echo", also="if: gitub.ref == 'x'"), "gitub.ref"),
        ("jobs:\n" + job("a", "run: echo"), "without `on:`"),
        ("on: [push", "which is no YAML"),
        ("- a", "no list of keys"),
    ],
)
def test_what_it_does_not_do_it_names(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(NotSupported) as told:
        ran(tmp_path, text)
    assert named in str(told.value)


def test_a_step_without_an_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drydock.sandbox.ci.machine.SECONDS", 0.3)
    report = ran(tmp_path, HEAD + job("a", "run: while true; do :; done"))
    assert report.results == {"a": "failure"}


@pytest.mark.skipif(os.name == "nt", reason="there, only the shell itself is ended")
def test_what_a_step_leaves_running_is_ended(tmp_path: Path) -> None:
    loop = 'sh -c "echo \\$\\$ > pid; touch begun; while true; do :; done" > /dev/null 2>&1 &'
    wait = "until test -f begun; do :; done"
    steps = f"run: |\n          {loop}\n          {wait}"
    assert ran(tmp_path, HEAD + job("a", steps)).results == {"a": "success"}
    [path] = tmp_path.rglob("pid")
    with suppress(psutil.NoSuchProcess):
        left = psutil.Process(int(path.read_text("utf-8")))
        psutil.wait_procs([left], timeout=5)
        assert not left.is_running() or left.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        ("github.ref == 'refs/heads/main'", True),
        ("${{ github.ref != 'refs/heads/MAIN' }}", False),  # case does not count
        ("startsWith(github.ref, 'refs/tags/') || github.event_name == 'push'", True),
        ("contains(github.ref, 'main') && !failure()", True),
        ("always() && false", False),
        ("${{ false }} ", False),
        ("${{ false }} || false", True),  # text around an expression: never empty
        ("(github.ref == 'x' || true) && vars.none == ''", True),
    ],
)
def test_conditions(condition: str | None, expected: bool) -> None:
    states = {"always": True, "success": True, "failure": False, "cancelled": False}
    github = {"ref": "refs/heads/main", "event_name": "push"}
    known = {"()": states, "github": github, "vars": {}}
    assert holds(condition, known) is expected
    assert filled("${{ github.ref }}-1", known) == "refs/heads/main-1"
