"""A Dockerfile and a build context are read as a builder reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from drydock.judging.reading import dockerfile
from drydock.judging.reading.build_context import Ignored, context
from drydock.judging.reading.dockerfile import Instruction, NotReadable
from drydock.judging.reading.image_files import Files, files_of
from drydock.judging.reading.installed_pins import (
    brought,
    install_of,
    nested,
    read,
    read_file,
)
from drydock.judging.reading.shell_words import commands


def test_stages_and_their_variables() -> None:
    text = """\
# syntax=docker/dockerfile:1
ARG V=3.13
ARG UNUSED
FROM --platform=linux/amd64 python:${V}-slim AS Base
ENV A=1 B="two words"
arg V
RUN echo $V
FROM base
ENV A ${A:-0}${NONE:-x}${B:+y}\\$
COPY --chown=1:1 --from=0 a b
"""
    found = dockerfile.stages(text)
    first, last = found[0], found[1]
    assert (first.name, first.base, last.parent) == ("base", "python:3.13-slim", first)
    assert first.instructions[-1].known == {"A": "1", "B": "two words", "V": "3.13"}
    assert dockerfile.environment(last) == {"A": "1xy$", "B": "two words"}
    copy = last.instructions[-1]
    assert (copy.words, copy.flag("from"), copy.line) == (["a", "b"], "0", 10)
    assert [one.name for one in last.whole] == ["ENV", "ARG", "RUN", "ENV", "COPY"]


def test_heredocs_are_no_instructions() -> None:
    text = """\
FROM a:1
RUN <<EOF cat && \\
    <<-'END' sh
FROM b
EOF
\tCOPY x y
\tEND
COPY <<one <<two /there/
1 $V
one
2
two
USER me
"""
    stage = dockerfile.stages(text)[0]
    run, copy, user = stage.instructions
    assert run.heredocs == ("FROM b\n", "COPY x y\n")
    assert (copy.heredocs, user.line) == (("1 $V\n", "2\n"), 13)
    held = files_of([stage], {})[0].held
    assert {place: one.text for place, one in held.items()} == {
        "/there/one": "1 \n",
        "/there/two": "2\n",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no line begins with FROM"),
        (
            "FROM a:1\nPIP install x\n",
            "line 2 begins with no instruction: PIP install x",
        ),
        ("FROM a:1\nRUN <<EOF\nls\n", "the text after <<EOF has no end"),
        ("RUN ls\nFROM a:1\n", "line 1, RUN ls stands before the first FROM"),
        ("FROM a:1 b\n", "is no FROM"),
        ("FROM a:1\nENV A='b\n", "No closing quotation"),
    ],
)
def test_what_no_builder_reads(text: str, said: str) -> None:
    with pytest.raises(NotReadable, match=said.replace("<", r"\<")):
        dockerfile.stages(text)


PATTERNS = [
    ("*.key", {"a.key": True, "d/a.key": False}),
    ("**/*.key", {"a.key": True, "d/e/a.key": True, "a.keys": False}),
    ("/a", {"a": True, "a/b": True, "b/a": False}),
    ("a/", {"a/b": True}),
    ("./a/../b", {"b": True, "a/b": False}),
    ("a/**", {"a": False, "a/b/c": True}),
    ("a/**/c", {"a/c": True, "a/b/b/c": True, "a/b/c/d": True}),
    ("a?[b-d]", {"axb": True, "axe": False, "ab": False}),
    (r"\*", {"*": True, "a": False}),
    ("#a", {"#a": False}),
    ("*\n!a\n!d/b", {"a": False, "d/b": False, "d/c": True}),
    ("!a\n*", {"a": True}),
    ("d\n!d/e\nd/e/f", {"d/a": True, "d/e/g": False, "d/e/f": True}),
    ("  a  \n\n", {"a": True}),
    ("**", {"a": True, "a/b": True}),
    (
        "**/.env*\n!**/.env.example",
        {".env": True, "d/.env.x": True, ".env.example": False},
    ),
]


@pytest.mark.parametrize(("lines", "paths"), PATTERNS)
def test_a_dockerignore_has_rules_of_its_own(
    lines: str, paths: dict[str, bool]
) -> None:
    ignored = Ignored(lines.splitlines())
    assert {path: ignored(path) for path in paths} == paths


def test_the_context_of_a_folder(tmp_path: Path) -> None:
    for name in ("a.py", "d/b.py", "d/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    assert list(context(tmp_path)) == ["a.py", "d/b.py", "d/c.txt"]
    (tmp_path / ".dockerignore").write_text("\ufeff**/*.py\n.dockerignore\n", "utf-8")
    assert list(context(tmp_path)) == ["d/c.txt"]


def _last(text: str, *names: str) -> Files:
    """The files of the last stage, where these are in the context."""
    stages = dockerfile.stages(f"FROM a:1\n{text}")
    return files_of(stages, {name: Path(name) for name in names})[-1]


COPIES = [
    ("COPY . .", {"/a.py", "/d/b.py", "/d/e/c.py"}),
    ("WORKDIR /w\nCOPY a.py .", {"/w/a.py"}),
    ("WORKDIR /w\nCOPY a.py x", {"/w/x"}),
    ("WORKDIR /w\nWORKDIR v\nCOPY ./a.py x/", {"/w/v/x/a.py"}),
    ("COPY d /x", {"/x/b.py", "/x/e/c.py"}),
    ("COPY d/ /x/", {"/x/b.py", "/x/e/c.py"}),
    ("COPY a.py d /x/", {"/x/a.py", "/x/b.py", "/x/e/c.py"}),
    ("COPY *.py /x/", {"/x/a.py"}),
    ("COPY d/* /x/", {"/x/b.py", "/x/c.py"}),
    ('COPY ["a.py", "/x/y z"]', {"/x/y z"}),
    ("COPY --parents d/e/c.py /x", {"/x/d/e/c.py"}),
    ("COPY --exclude=d/* . /", {"/a.py", "/d/e/c.py"}),
    ("ENV D=/x\nADD a.py ${D}/", {"/x/a.py"}),
    ("COPY d /x\nFROM b:1\nCOPY --from=0 /x/e /y", {"/y/c.py"}),
    ("COPY d /x\nFROM 0", set()),
    (
        "FROM b:1 AS one\nCOPY a.py /\nFROM one\nCOPY --from=ONE a.py /b",
        {"/a.py", "/b"},
    ),
    ("COPY a.py /x\nRUN rm /x", {"/x"}),
]


@pytest.mark.parametrize(("text", "places"), COPIES)
def test_where_a_copy_goes(text: str, places: set[str]) -> None:
    found = _last(text, "a.py", "d/b.py", "d/e/c.py")
    assert set(found.held) == places and not found.unfound


def test_what_a_copy_does_not_find_and_what_others_made() -> None:
    assert _last("COPY a.py b.py /", "a.py").unfound[0].source == "b.py"
    found = _last(
        "RUN make /v\nFROM b:1\nCOPY --from=0 /v /v\nCOPY --from=uv:1 /uv /bin/"
    )
    assert [(str(one.stage), one.image, one.source) for one in found.taken] == [
        ("stage 0", "", "/v"),
        ("None", "uv:1", "/uv"),
    ]


RUNS = [
    ("a && b -c || d; e | f", [["a"], ["b", "-c"], ["d"], ["e"], ["f"]]),
    ('["a", "b && c"]', [["a", "b && c"]]),
    ('["sh", "-ec", "a && exec b $X"]', [["a"], ["b", "1"]]),
    ("sh -c 'a; b'", [["a"], ["b"]]),
    ("A=1 env B=2 c # d", [["c"]]),
    ("(a 'b c') > d", [["a", "b c"], [">", "d"]]),
]


@pytest.mark.parametrize(("value", "words"), RUNS)
def test_the_commands_of_a_line(value: str, words: list[list[str]]) -> None:
    one = Instruction("RUN", value, 1, known={"X": "1"})
    assert [found.words for found in commands(one) if found.words] == words


INSTALLS = [
    ("pip install -r a.txt --no-cache-dir b==1", (["b==1"], ["a.txt"])),
    ("/v/bin/python3.13 -m pip install --requirement=a.txt -t /x", ([], ["a.txt"])),
    ("uv pip install --python /v/bin/python -ra.txt", ([], ["a.txt"])),
    ("uv pip sync a.txt", ([], ["a.txt"])),
    ("pip wheel -w /wheels -c c.txt a", (["a"], ["c.txt"])),
    ("pip config list", None),
    ("apt-get install pip", None),
]


@pytest.mark.parametrize(("text", "found"), INSTALLS)
def test_what_is_installed(
    text: str, found: tuple[list[str], list[str]] | None
) -> None:
    [command] = commands(Instruction("RUN", text, 1))
    assert install_of(command) == found


def test_what_a_requirements_file_names() -> None:
    text = (
        "# all\n-i https://example.org\nA_b.C==1.0 ; python_version > '3'  # why\n"
        "d[e]>=1 \\\n    --hash=sha256:12\nf==1.*\n"
    )
    found = [(one.name, one.version, set(one.extras)) for one in read_file(text, "r")]
    assert found == [("a-b-c", "1.0", set()), ("d", "", {"e"}), ("f", "", set())]
    assert read("g @ https://example.org/g.whl", "r").version == ""
    assert nested("a==1\n-r b.txt\n--constraint=c.txt\n") == ["b.txt", "c.txt"]
    with pytest.raises(ValueError, match="no name of a package"):
        read("==1", "r")


def test_what_packages_bring() -> None:
    found = brought([read("pandas==3", "r"), read("nobody-has-this==1", "r")])
    assert found["pandas"] == found["nobody-has-this"] == "r"
    assert found["numpy"] == "pandas"
