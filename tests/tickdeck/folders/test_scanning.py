from __future__ import annotations

import contextlib
import os
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.folders import scanning
from tickdeck.folders.scanning import Patterns
from tickdeck.values.folders import DEFAULT_EXCLUDES, FolderRule

if TYPE_CHECKING:
    from collections.abc import Iterator


def names(found: scanning.Scan, folder: Path) -> list[str]:
    return sorted(str(Path(path).relative_to(folder)) for path in found.files)


def make(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x")


def test_a_file_is_found_with_its_size_and_times(
    folder: Path, rule: FolderRule
) -> None:
    file = folder / "a.txt"
    file.write_text("four")
    os.utime(file, ns=(1, 1_000_000_007))
    found = scanning.scan(rule).files[str(file)]
    assert found.state == (1_000_000_007, 4)
    assert found.changed_ns == file.stat().st_ctime_ns


def test_folders_inside_are_entered_only_if_the_rule_says_so(
    folder: Path, rule: FolderRule
) -> None:
    make(folder, "a", "sub/b", "sub/deep/c")
    assert names(scanning.scan(rule), folder) == ["a"]
    recursive = msgspec.structs.replace(rule, recursive=True)
    assert names(scanning.scan(recursive), folder) == ["a", "sub/b", "sub/deep/c"]


def test_hidden_and_half_written_files_are_left_out_and_counted(
    folder: Path, rule: FolderRule
) -> None:
    make(folder, "a", ".hidden", "b.part", "c.crdownload", "d~", "~$e.docx")
    found = scanning.scan(rule)
    assert (names(found, folder), found.excluded_count) == (["a"], 5)


def test_an_excluded_folder_is_not_entered(folder: Path, rule: FolderRule) -> None:
    make(folder, ".git/a", "keep/b")
    found = scanning.scan(msgspec.structs.replace(rule, recursive=True))
    assert (names(found, folder), found.excluded_count) == (["keep/b"], 0)


@pytest.mark.parametrize(
    ("include", "exclude", "relative", "expected"),
    [
        (["*.pdf"], [], "a.pdf", True),
        (["*.pdf"], [], "a.PDF", os.name == "nt"),
        (["*.pdf"], [], "sub/a.pdf", True),
        (["*.pdf", "*.txt"], [], "a.txt", True),
        (["in/*.pdf"], [], "in/a.pdf", True),
        (["in/*.pdf"], [], "out/a.pdf", False),
        (["*"], ["out/*"], "out/a.pdf", False),
        (["*"], ["build/"], "build", False),
        (["[ab].txt"], [], "b.txt", True),
        ([], [], "a", False),
    ],
)
def test_patterns_are_on_the_name_or_with_a_slash_on_the_path(
    include: list[str], exclude: list[str], relative: str, expected: bool
) -> None:
    patterns = Patterns(include, exclude)
    assert patterns.take_file(Path(relative).name, relative) is expected


def test_a_default_exclude_never_lets_a_hidden_folder_be_entered() -> None:
    assert not Patterns(["*"], DEFAULT_EXCLUDES).enter_folder(".git", ".git")


def test_links_to_files_count_and_links_to_folders_make_no_loops(
    folder: Path, rule: FolderRule, tmp_path: Path
) -> None:
    target = tmp_path / "target"
    target.write_text("seven77")
    (folder / "link").symlink_to(target)
    (folder / "loop").symlink_to(folder)
    (folder / "nowhere").symlink_to(tmp_path / "absent")
    (folder / "itself").symlink_to(folder / "itself")
    found = scanning.scan(msgspec.structs.replace(rule, recursive=True))
    assert names(found, folder) == ["link"]
    assert found.files[str(folder / "link")].size == 7


def test_pipes_and_sockets_are_no_files(folder: Path, rule: FolderRule) -> None:
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "socket"))
        assert names(scanning.scan(rule), folder) == []


def test_a_folder_that_is_gone_is_a_problem_and_the_others_are_read(
    folder: Path, rule: FolderRule, tmp_path: Path
) -> None:
    make(folder, "a")
    absent = str(tmp_path / "absent")
    found = scanning.scan(msgspec.structs.replace(rule, folders=(absent, str(folder))))
    assert names(found, folder) == ["a"]
    assert found.unlisted == {absent}
    assert found.problems == {
        absent: f"The folder {absent} does not exist (or is not mounted)."
    }


def test_a_file_in_the_place_of_a_folder_is_a_problem(
    folder: Path, rule: FolderRule
) -> None:
    make(folder, "a")
    path = str(folder / "a")
    found = scanning.scan(msgspec.structs.replace(rule, folders=(path,)))
    assert found.problems == {path: f"{path} is not a folder."}


@contextlib.contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Give up root's right to read everything, if this is root."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_that_may_not_be_read_stops_nothing_else(rule: FolderRule) -> None:
    with tempfile.TemporaryDirectory() as name:  # tmp_path is the owner's alone
        folder = Path(name)
        folder.chmod(0o755)
        make(folder, "closed/a", "open/b")
        (folder / "closed").chmod(0)
        changed = msgspec.structs.replace(rule, folders=(name,), recursive=True)
        with as_somebody_without_rights():
            found = scanning.scan(changed)
        (folder / "closed").chmod(0o700)
    assert names(found, folder) == ["open/b"]
    assert list(found.problems) == [str(folder / "closed")]


def test_a_name_that_is_no_utf8_is_a_problem_with_advice(
    folder: Path, rule: FolderRule
) -> None:
    make(folder, "a")
    (folder / os.fsdecode(b"gr\xfcn.txt")).write_text("x")
    (folder / os.fsdecode(b"gr\xfcn.part")).write_text("x")
    found = scanning.scan(rule)
    assert names(found, folder) == ["a"]
    assert list(found.problems) == [f"{folder}/gr\\xfcn.txt"]
    assert "Rename it" in found.problems[f"{folder}/gr\\xfcn.txt"]


def test_overlapping_folders_give_each_file_once(
    folder: Path, rule: FolderRule
) -> None:
    make(folder, "sub/a")
    both = msgspec.structs.replace(
        rule, folders=(f"{folder}/", str(folder / "sub")), recursive=True
    )
    assert names(scanning.scan(both), folder) == ["sub/a"]


def test_only_what_is_surely_not_there_is_gone(folder: Path) -> None:
    make(folder, "a")
    paths = ["a", "absent", "a/b", "x" * 300]
    gone = [scanning.is_gone(str(folder / path)) for path in paths]
    assert gone == [False, True, True, False]


def test_a_second_look_sees_the_file_as_it_is_now(
    folder: Path, rule: FolderRule
) -> None:
    make(folder, "a")
    path = str(folder / "a")
    before = scanning.scan(rule).files[path]
    assert scanning.look_again(path) == before
    (folder / "a").write_text("more")
    assert scanning.look_again(path) != before
    (folder / "a").unlink()
    assert scanning.look_again(path) is None
