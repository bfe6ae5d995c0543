from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.folders.mounts import MountTable

if TYPE_CHECKING:
    from pathlib import Path

TABLE = MountTable(
    "/dev/vda / ext4 rw 0 0\n"
    "nas:/x /mnt/nas nfs4 rw 0 0\n"
    "sshfs#y /home/me/remote\\040files fuse.sshfs rw 0 0\n"
    "/dev/sdb /mnt/nas/local xfs rw 0 0\n"
    "thing /odd weirdfs rw 0 0\n"
    "short line\n"
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "ext4"),
        ("/home/me/file", "ext4"),
        ("/mnt/nas", "nfs4"),
        ("/mnt/nas/a/b", "nfs4"),
        ("/mnt/nas/local/b", "xfs"),
        ("/mnt/nasty", "ext4"),
        ("/home/me/remote files/b", "fuse.sshfs"),
    ],
)
def test_the_innermost_mount_says_the_type(path: str, kind: str) -> None:
    assert TABLE.type_of(path) == kind


def test_network_and_fuse_file_systems_are_remote() -> None:
    paths = ["/mnt/nas/a", "/home/me/remote files/a", "/a", "/odd/a"]
    assert [TABLE.is_remote(path) for path in paths] == [True, True, False, False]


def test_only_well_known_file_systems_are_surely_local() -> None:
    paths = ["/a", "/mnt/nas/local/a", "/mnt/nas/a", "/odd/a"]
    assert [TABLE.is_local(path) for path in paths] == [True, True, False, False]


def test_a_later_mount_on_the_same_folder_covers_the_earlier() -> None:
    table = MountTable("a /x nfs rw 0 0\nb /x ext4 rw 0 0\n")
    assert table.type_of("/x/file") == "ext4"


def test_a_system_without_a_mount_table_knows_of_nothing(tmp_path: Path) -> None:
    table = MountTable.current(tmp_path / "absent")
    assert (table.is_local("/a"), table.is_remote("/a")) == (False, False)


def test_the_current_table_knows_the_root(tmp_path: Path) -> None:
    file = tmp_path / "mounts"
    file.write_text("/dev/vda / ext4 rw 0 0\n")
    assert MountTable.current(file).type_of(str(tmp_path)) == "ext4"


def test_a_changed_root_has_no_line_of_its_own_and_is_local() -> None:
    inside = MountTable("proc /proc proc rw 0 0\n")

    assert inside.is_local("/home/me")
    assert not inside.is_local("/proc/1")
    assert not MountTable("").is_local("/home/me")
