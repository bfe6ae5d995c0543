from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.watching.targets import Target, target_for

if TYPE_CHECKING:
    from pathlib import Path


def found(path: Path | str, *, recursive: bool = False) -> Target:
    target = target_for(str(path), recursive=recursive)
    assert target is not None
    return target


def test_a_folder_is_watched_itself(tmp_path: Path) -> None:
    target = found(f"{tmp_path}/", recursive=True)
    assert (target.folder, target.recursive, target.child, target.is_missing) == (
        str(tmp_path),
        True,
        None,
        False,
    )
    assert target.path_of(f"{tmp_path}/sub/a") == f"{tmp_path}/sub/a"
    assert target.path_of(f"{tmp_path}y/a") is None


def test_a_file_is_watched_by_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("x")
    target = found(file, recursive=True)
    assert (target.folder, target.recursive, target.child, target.is_missing) == (
        str(tmp_path),
        False,
        "a",
        False,
    )
    assert target.path_of(str(file)) == str(file)
    assert target.path_of(str(tmp_path / "b")) is None


def test_what_is_missing_is_watched_by_its_nearest_parent(tmp_path: Path) -> None:
    target = found(tmp_path / "x" / "y" / "z")
    assert (target.folder, target.child, target.is_missing) == (
        str(tmp_path),
        "x",
        True,
    )
    assert target.path_of(str(tmp_path / "x")) == str(tmp_path / "x")


def test_a_link_is_resolved_for_the_watch_and_written_for_the_asker(
    tmp_path: Path,
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    target = found(tmp_path / "link")
    assert target.folder == str(tmp_path / "real")
    assert target.path_of(f"{tmp_path}/real/a") == f"{tmp_path}/link/a"
    assert target.path_of(f"{tmp_path}/real") == f"{tmp_path}/link"


def test_another_folder_of_the_same_name_is_another_target(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    before = found(folder)
    assert found(folder) == before
    folder.rename(tmp_path / "b")
    folder.mkdir()
    assert found(folder) != before


@pytest.mark.parametrize("path", ["/", "//"])
def test_the_root_is_a_folder_like_any(path: str) -> None:
    assert found(path).path_of("/etc") == "/etc"
