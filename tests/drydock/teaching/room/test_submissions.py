"""Whose work it is, and where it lies in what was handed in."""

from __future__ import annotations

import os
import tarfile
import zipfile
from pathlib import Path

import pytest
import toy
from handed_in import FILE, RIGHT, WRONG, code_of, put, read, tarred, zipped

from drydock.errors import CalledWrongly
from drydock.teaching.room import archives, submissions, trees
from drydock.teaching.room.trees import Unreadable
from drydock.workbook.house import House


@pytest.mark.parametrize(
    "inner",
    [
        FILE,
        f"toy/{FILE}",
        f"exercises/toy/{FILE}",
        f"drydock-main/exercises/toy/{FILE}",
        f"ada/ada/{FILE}",
        f"a/b/c/{FILE}",
    ],
)
@pytest.mark.parametrize("kind", ["folder", "zip", "tar.gz", "tar", "tar.xz"])
def test_a_work_is_found_wherever_it_lies(
    house: House, tmp_path: Path, inner: str, kind: str
) -> None:
    group = tmp_path / "in"
    if kind == "folder":
        put(group / "Ada L", {inner: RIGHT})
    elif kind == "zip":
        put(group, {"Ada L.zip": zipped({inner: RIGHT, f"__MACOSX/{inner}": "x"})})
    else:
        mode = "w:" + kind.removeprefix("tar").removeprefix(".")
        put(group, {f"Ada L.{kind}": tarred({inner: RIGHT}, mode)})
    put(group / "Bob", {FILE: WRONG})
    found = read(house, group)
    assert list(found) == ["Ada L", "Bob"]
    assert code_of(found["Ada L"]) == RIGHT
    assert code_of(found["Bob"]) == WRONG


def test_of_a_whole_repository_the_exercise_counts(house: House) -> None:
    (found,) = read(house, house.root).values()
    assert code_of(found) == (house.exercise("toy") / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    "name, who",
    [
        ("Ada Lovelace_4711_assignsubmission_file_", "Ada Lovelace"),
        ("Ada Lovelace_4711_assignsubmission_file", "Ada Lovelace"),
        ("ada (2)", "ada"),
        ("Stage 8_alovelace_attempt_2026-11-29-10-00-00", "alovelace"),
        ("ada", "ada"),
    ],
)
def test_names_that_platforms_give(
    house: House, tmp_path: Path, name: str, who: str
) -> None:
    put(tmp_path / "in" / name, {FILE: RIGHT})
    put(tmp_path / "in", {"other.zip": zipped({FILE: RIGHT})})
    assert list(read(house, tmp_path / "in")) == [who, "other"]


def test_files_of_many_people_side_by_side(house: House, tmp_path: Path) -> None:
    files = {
        f"lovelaceada_LATE_12_34_{FILE}": RIGHT,
        "hoppergrace_12_35_toy-1.ipynb": WRONG,
    }
    files |= {"grades.csv": "", "turing.ipynb": RIGHT}
    found = read(house, put(tmp_path / "in", files))
    assert list(found) == ["hoppergrace", "lovelaceada", "turing"]
    assert code_of(found["hoppergrace"]) == WRONG
    assert found["turing"].notes == (f"turing.ipynb is taken for {FILE}",)


def test_a_zip_of_a_whole_class_with_zips_in_it(house: House, tmp_path: Path) -> None:
    inner = {
        f"{who}_1_assignsubmission_file_/work.zip": zipped({FILE: RIGHT})
        for who in "AB"
    }
    put(tmp_path, {"class.zip": zipped(inner)})
    assert list(read(house, tmp_path / "class.zip")) == ["A", "B"]


def test_one_person_in_a_folder_for_many_has_their_own_name(
    house: House, tmp_path: Path
) -> None:
    put(tmp_path / "in" / "ada", {FILE: RIGHT})
    assert list(read(house, tmp_path / "in")) == ["ada"]


def test_the_newest_of_a_person_counts(house: House, tmp_path: Path) -> None:
    put(tmp_path / "in", {"ada/toy.ipynb": WRONG, "Ada (1).zip": zipped({FILE: RIGHT})})
    os.utime(tmp_path / "in" / "ada" / FILE, (0, 0))
    (found,) = read(house, tmp_path / "in").values()
    assert code_of(found) == RIGHT
    assert "handed in 2 times" in found.notes[0] and "/ada" in found.notes[0]


@pytest.mark.parametrize(
    "files, fault",
    [
        ({"ada.zip": b""}, "the file is empty (0 bytes)"),
        (
            {"ada.zip": b"PK\3\4 and so on"},
            "the archive is broken: File is not a zip file",
        ),
        ({"ada.tar.gz": b"\x1f\x8b\x08 cut"}, "the archive is broken: "),
        ({"ada.zip": zipped({FILE: RIGHT})[:-30]}, "the archive is broken: "),
        ({"ada.zip": zipped({})}, "it is empty"),
        ({"ada.rar": b"Rar!"}, "ada.rar is an archive of a kind that is not read here"),
        ({"ada.pdf": b"%PDF"}, "no notebook and no Python file is in it, but ada.pdf"),
        (
            {"ada/other.py": ""},
            "no file has the name of one of a kata; there is other.py",
        ),
        ({"ada/x.zip": b"", "ada/a.txt": b""}, "x.zip: the file is empty (0 bytes)"),
    ],
)
def test_what_cannot_be_read_is_a_row(
    house: House, tmp_path: Path, files: dict[str, bytes], fault: str
) -> None:
    put(tmp_path / "in", files | {"bob.zip": zipped({FILE: RIGHT})})
    found = read(house, tmp_path / "in")
    assert found["ada"].fault.startswith(fault)
    assert code_of(found["bob"]) == RIGHT


def test_an_empty_folder_is_a_row(house: House, tmp_path: Path) -> None:
    (tmp_path / "in" / "ada").mkdir(parents=True)
    put(tmp_path / "in" / "bob", {FILE: RIGHT})
    assert read(house, tmp_path / "in")["ada"].fault == "it is empty"


def test_links_that_lead_out_are_not_followed(house: House, tmp_path: Path) -> None:
    (secret,) = [put(tmp_path / "secret", {FILE: RIGHT})]
    group = put(tmp_path / "in", {f"bob/{FILE}": RIGHT, "eve/more/real.ipynb": WRONG})
    (group / "ada").symlink_to(secret)
    (group / "cy").mkdir()
    (group / "cy" / FILE).symlink_to(secret / FILE)
    (group / "eve" / FILE).symlink_to(group / "eve" / "more" / "real.ipynb")
    found = read(house, group)
    assert found["ada"].fault == "it is a link that leads out of it"
    assert "toy.ipynb is a link that leads out of it" in found["cy"].fault
    assert code_of(found["eve"]) == WRONG


def test_nothing_in_an_archive_leads_out(house: House, tmp_path: Path) -> None:
    link = tarfile.TarInfo("toy.ipynb")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    device = tarfile.TarInfo("null")
    device.type = tarfile.CHRTYPE
    files = {
        "ada.zip": zipped({"../../ada.py": "x", "/etc/x.py": "x", FILE: RIGHT}),
        "bob.tar.gz": tarred({FILE: link, "null": device}),
        "cy.tar.gz": tarred({"../../cy.py": "x", FILE: RIGHT}),
    }
    found = read(house, put(tmp_path / "in", files))
    assert code_of(found["ada"]) == code_of(found["cy"]) == RIGHT
    assert any("a path that leads out" in note for note in found["ada"].notes)
    assert any("a path that leads out" in note for note in found["cy"].notes)
    assert found["bob"].fault
    assert sorted(one.name for one in (tmp_path / "in").iterdir()) == sorted(files)


def test_a_bomb_is_a_row(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "TAR_AT_MOST", 10**6)
    monkeypatch.setattr(submissions, "ARCHIVE_AT_MOST", 10**6)
    many = "0" * 5 * 10**6
    with zipfile.ZipFile(tmp_path / "deep.zip", "w", zipfile.ZIP_DEFLATED) as deep:
        deep.writestr("inner.zip", many)
    put(tmp_path / "in", {"ada.tar.gz": tarred({"zeros.py": many, FILE: RIGHT})})
    (tmp_path / "deep.zip").rename(tmp_path / "in" / "bob.zip")
    found = read(house, tmp_path / "in")
    assert "come out of it" in found["ada"].fault
    assert "larger than" in found["bob"].fault


def test_a_work_that_is_too_much_is_not_written(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drydock.teaching.room.works.BYTES_AT_MOST", 1000)
    put(tmp_path / "in" / "ada", {FILE: RIGHT, "large.csv": "x" * 2000})
    (found,) = read(house, tmp_path / "in").values()
    with pytest.raises(
        Unreadable, match=r"large.csv is larger than|toy.ipynb is larger"
    ):
        found.works[0].write(tmp_path / "out")


def test_a_tree_of_too_many_files_is_a_row(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "FILES_AT_MOST", 3)
    put(tmp_path, {"in/ada.zip": zipped({f"{n}.py": "" for n in range(5)})})
    put(tmp_path, {"in/bob.zip": zipped({FILE: RIGHT})})
    assert "more than 3 files" in read(house, tmp_path / "in")["ada"].fault


def test_what_tools_leave_behind_is_no_work(house: House, tmp_path: Path) -> None:
    files = {FILE: RIGHT, "env/pyvenv.cfg": "", "env/lib/x.py": "", ".DS_Store": ""}
    files |= {
        "__pycache__/x.pyc": "",
        ".git/config": "",
        ".ipynb_checkpoints/a.ipynb": "",
    }
    for source in (
        put(tmp_path / "ada", files),
        put(tmp_path, {"z.zip": zipped(files)}) / "z.zip",
    ):
        (found,) = read(house, source).values()
        assert list(found.works[0].files) == [FILE]


@toy.needs_git
def test_each_branch_is_a_person(house: House, tmp_path: Path) -> None:
    toy.commit_all(house)
    for who, text in (("ada", RIGHT), ("bob", WRONG)):
        toy.git(house, "checkout", "-q", "-b", who, "main")
        (house.exercise("toy") / FILE).write_text(text)
        toy.git(house, "commit", "-q", "-am", who)
    toy.git(house, "checkout", "-q", "main")
    clone = House(tmp_path / "clone")
    toy.git(house, "clone", "-q", str(house.root), str(clone.root))
    before = sorted(p for p in clone.root.rglob("*") if p.name != "index")
    found = read(house, f"{clone.root}@*")
    assert list(found) == ["ada", "bob", "main"]
    assert (code_of(found["ada"]), code_of(found["bob"])) == (RIGHT, WRONG)
    assert list(read(house, f"{clone.root}@a*")) == ["ada"]
    assert list(read(house, f"{house.root}@bob")) == ["bob"]
    assert sorted(p for p in clone.root.rglob("*") if p.name != "index") == before


@toy.needs_git
def test_a_branch_that_is_not_there_is_told(house: House) -> None:
    toy.commit_all(house)
    with pytest.raises(CalledWrongly, match="main"):
        read(house, f"{house.root}@gone")


def test_a_source_that_is_not_there_is_told(house: House, tmp_path: Path) -> None:
    with pytest.raises(CalledWrongly, match="gone is not there"):
        read(house, "gone")
    (tmp_path / "plain").mkdir()
    with pytest.raises(CalledWrongly, match="a git repository in"):
        read(house, f"{tmp_path / 'plain'}@*")
