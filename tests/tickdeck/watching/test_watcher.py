from __future__ import annotations

import errno
import os
import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from tickdeck.folders.mounts import MountTable
from tickdeck.watching import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from watchdog.observers.api import BaseObserver

    from .conftest import Listener


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder


@pytest.fixture
def watcher(listener: Listener) -> Iterator[Watcher[str]]:
    """Checks its folders often, so that no test waits for long."""
    before = set(threading.enumerate())
    watcher = Watcher(
        listener, mounts=lambda: MountTable("x / ext4\n"), check_seconds=0.05
    )
    yield watcher
    watcher.close()
    assert set(threading.enumerate()) == before


def test_a_file_is_told_of_when_its_writer_closes_it(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    watcher.watch("key", [str(folder)])
    file = folder / "a"
    with file.open("w"):
        _, closed_paths, _ = listener.wait_for_other()
        assert closed_paths == ()
    listener.wait_for_closed(file)


def test_a_file_that_is_moved_in_is_complete(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    (folder.parent / "a").write_text("x")
    watcher.watch("key", [str(folder)])
    (folder.parent / "a").rename(folder / "a")
    listener.wait_for_closed(folder / "a")
    (folder / "a").rename(folder / "b")
    listener.wait_for_closed(folder / "b")


def test_a_file_that_goes_is_another_change(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    for name in ("a", "b"):
        (folder / name).write_text("x")
    watcher.watch("key", [str(folder)])
    (folder / "a").unlink()
    assert listener.wait_for_other() == ("key", (), True)
    (folder / "b").rename(folder.parent / "b")
    assert listener.wait_for_other() == ("key", (), True)


def test_looking_wakes_nobody(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    (folder / "a").write_text("x")
    watcher.watch("key", [str(folder)])
    assert [file.name for file in folder.iterdir()] == ["a"]
    (folder / "a").read_text()
    (folder / "end").write_text("x")
    told = listener.wait_for_closed(folder / "end")
    assert told[1] == (str(folder / "end"),)


def test_folders_inside_count_only_if_asked_for(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    (folder / "sub").mkdir()
    watcher.watch("flat", [str(folder)])
    watcher.watch("deep", [str(folder)], recursive=True)
    (folder / "sub" / "a").write_text("x")
    listener.wait_for_closed(folder / "sub" / "a", key="deep")
    (folder / "sub" / "new").mkdir()
    listener.wait_for_other(key="deep")
    (folder / "end").write_text("x")
    told = listener.wait_until(lambda told: told[0] == "flat")
    assert told[1] == (str(folder / "end"),)


def test_each_key_hears_of_its_own_folders_only(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    other = folder.parent / "other"
    other.mkdir()
    watcher.watch("key", [str(folder), str(other)])
    watcher.watch("same", [str(folder)])
    watcher.watch("gone", [str(folder)])
    watcher.unwatch("gone")
    watcher.unwatch("gone")
    (other / "a").write_text("x")
    listener.wait_for_closed(other / "a")
    (folder / "b").write_text("x")
    told = [listener.wait_until(lambda told: str(folder / "b") in told[1])]
    told.append(listener.wait_until(lambda told: str(folder / "b") in told[1]))
    assert {each[0] for each in told} == {"key", "same"}
    assert "gone" not in {each[0] for each in listener.everything()}


def test_watching_other_paths_replaces_the_former(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    other = folder.parent / "other"
    other.mkdir()
    watcher.watch("key", [str(folder)])
    watcher.watch("key", [str(other)])
    (folder / "a").write_text("x")
    (other / "b").write_text("x")
    assert listener.wait_for_closed(other / "b")[1] == (str(other / "b"),)


def test_a_file_is_watched_through_its_being_replaced(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    file = folder / "settings"
    file.write_text("1")
    watcher.watch("key", [str(file)])
    (folder / "neighbour").write_text("x")
    (folder / "new").write_text("2")
    (folder / "new").replace(file)
    assert listener.wait_for_closed(file) == ("key", (str(file),), False)
    file.unlink()
    listener.wait_for_other()
    file.write_text("3")
    listener.wait_for_closed(file)


def test_what_is_missing_is_taken_up_when_it_comes(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    wanted = folder / "x" / "y"
    watcher.watch("key", [str(wanted)])
    assert watcher.problem("key") == (
        f"{wanted} does not exist; it is watched as soon as it does."
    )
    wanted.mkdir(parents=True)
    listener.wait_until(lambda _told: watcher.problem("key") is None)
    (wanted / "a").write_text("x")
    listener.wait_for_closed(wanted / "a")


@pytest.mark.parametrize("is_moved", [True, False])
def test_another_folder_of_the_same_name_is_taken_up(
    folder: Path, watcher: Watcher[str], listener: Listener, is_moved: bool
) -> None:
    watcher.watch("key", [str(folder)])
    if is_moved:
        folder.rename(folder.parent / "away")
    else:
        shutil.rmtree(folder)
    folder.mkdir()
    listener.wait_for_other()
    for attempt in range(100):
        file = folder / str(attempt)
        file.write_text("x")
        told = listener.wait_until(lambda _told: True)
        if str(file) in told[1]:
            break
    else:
        pytest.fail("the new folder is not watched")


def test_a_link_is_followed_and_paths_are_written_as_asked(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    watcher.watch("key", [str(link)])
    (folder / "a").write_text("x")
    listener.wait_for_closed(link / "a")


def test_a_name_that_is_no_utf8_is_another_change(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    watcher.watch("key", [str(folder)])
    (folder / os.fsdecode(b"\xfc")).write_text("x")
    (folder / "end").write_text("x")
    told = listener.everything()
    while not told or str(folder / "end") not in told[-1][1]:
        told.append(listener.told.get(timeout=5))
    assert {path for each in told for path in each[1]} == {str(folder / "end")}
    assert any(each[2] for each in told)


def test_a_network_file_system_is_polled_and_not_touched(listener: Listener) -> None:
    watcher = Watcher(listener, mounts=lambda: MountTable("nas:/x /mnt/nas nfs4\n"))
    try:
        watcher.watch("key", ["/mnt/nas/in"])
        assert (watcher.is_polling("key"), watcher.problem("key")) == (True, None)
        assert not watcher.is_polling("unknown")
    finally:
        watcher.close()


def test_at_the_systems_limit_a_key_is_polled_and_told_what_helps(
    folder: Path, listener: Listener
) -> None:
    def refuse() -> BaseObserver:
        raise OSError(errno.EMFILE, "inotify instance limit reached")

    watcher = Watcher(listener, mounts=lambda: MountTable(""), observer_factory=refuse)
    try:
        watcher.watch("key", [str(folder)])
        assert watcher.is_polling("key")
        assert "sudo sysctl fs.inotify.max_user_instances=" in str(
            watcher.problem("key")
        )
    finally:
        watcher.close()


def test_a_closed_watcher_tells_nothing_and_takes_nothing(
    folder: Path, listener: Listener
) -> None:
    watcher = Watcher(listener)
    watcher.watch("key", [str(folder)])
    watcher.close()
    watcher.close()
    (folder / "a").write_text("x")
    assert listener.everything() == []
    with pytest.raises(RuntimeError, match="the watcher is closed"):
        watcher.watch("key", [str(folder)])


def test_a_burst_of_changes_is_few_calls_and_no_file_is_missing(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    watcher.watch("key", [str(folder)])
    wanted = {str(folder / str(number)) for number in range(500)}
    for path in wanted:
        with open(path, "w") as writer:  # noqa: PTH123 - as fast as it goes
            writer.write("x")
    closed: set[str] = set()
    while closed < wanted:
        closed.update(listener.told.get(timeout=5)[1])
    assert closed == wanted


def test_writing_on_and_on_is_told_at_most_twenty_times_a_second(
    folder: Path, watcher: Watcher[str], listener: Listener
) -> None:
    watcher.watch("key", [str(folder)])
    with (folder / "log").open("w", buffering=1) as writer:
        listener.wait_for_other()
        for number in range(2_000):
            writer.write(f"{number}\n")
        listener.wait_for_other()
        assert len(listener.everything()) <= 20
