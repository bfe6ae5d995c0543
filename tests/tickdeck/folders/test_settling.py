from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tickdeck.folders import settling
from tickdeck.folders.scanning import FoundFile
from tickdeck.folders.settling import Quiet, is_open_for_writing

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
NOW_NS = int(NOW.timestamp()) * 1_000_000_000
SECOND_NS = 1_000_000_000
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="needs leases")


def wait(
    *,
    modified_ago_s: float = 0.0,
    changed_ago_s: float = 0.0,
    quiet_s: float = 0.0,
    closed: bool = False,
    open_for_writing: bool | None = False,
    settle_s: float = 2.0,
) -> float:
    file = FoundFile(
        "/in/a",
        size=1,
        modified_ns=NOW_NS - int(modified_ago_s * SECOND_NS),
        changed_ns=NOW_NS - int(changed_ago_s * SECOND_NS),
    )
    return settling.wait_for(
        file,
        Quiet(file.state, since_s=100.0 - quiet_s),
        settle_s=settle_s,
        closed=closed,
        open_for_writing=open_for_writing,
        now=NOW,
        monotonic_s=100.0,
    )


def test_a_file_that_its_writer_closed_is_complete_at_once() -> None:
    assert wait(closed=True) == 0


def test_a_file_that_is_open_for_writing_is_not_complete_whatever_else() -> None:
    said = wait(closed=True, modified_ago_s=99, changed_ago_s=99, open_for_writing=True)
    assert said == 2.0


def test_an_open_file_is_not_looked_at_all_the_time() -> None:
    assert wait(open_for_writing=True, settle_s=0) == settling.OPEN_WAIT_S


def test_a_new_file_waits_for_the_time_to_settle() -> None:
    assert wait(modified_ago_s=0.5, changed_ago_s=0.5) == 1.5


def test_a_file_unchanged_long_enough_is_complete() -> None:
    assert wait(quiet_s=2.0) == 0


def test_an_old_file_is_complete_at_first_sight() -> None:
    assert wait(modified_ago_s=60, changed_ago_s=60) == 0


def test_an_old_time_of_modification_alone_proves_nothing() -> None:
    assert wait(modified_ago_s=3600, changed_ago_s=0.25) == 1.75


def test_where_nobody_can_tell_whether_it_is_open_old_times_prove_nothing() -> None:
    said = wait(modified_ago_s=60, changed_ago_s=60, open_for_writing=None)
    assert said == 2.0
    assert wait(quiet_s=2.0, open_for_writing=None) == 0


def test_times_in_the_future_hold_a_file_up_no_longer_than_any() -> None:
    said = [
        wait(modified_ago_s=-3600, changed_ago_s=-3600, quiet_s=quiet_s)
        for quiet_s in (0, 1.5, 2)
    ]
    assert said == [2.0, 0.5, 0]


def test_without_a_time_to_settle_a_file_is_complete_at_once() -> None:
    assert wait(settle_s=0) == 0


def test_nobody_looks_again_too_soon() -> None:
    assert wait(quiet_s=1.999) == settling.SHORTEST_WAIT_S


@linux_only
def test_a_file_is_open_for_writing_until_its_writer_closes_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("w"):
        assert is_open_for_writing(str(path)) is True
    assert is_open_for_writing(str(path)) is False


@linux_only
def test_readers_do_not_count_as_writers(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    with path.open():
        assert is_open_for_writing(str(path)) is False


@linux_only
def test_a_writer_in_another_process_counts(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    code = "import sys; f = open(sys.argv[1], 'a'); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        assert is_open_for_writing(str(path)) is True
        writer.communicate(b"\n")
    assert is_open_for_writing(str(path)) is False


@linux_only
def test_what_is_no_file_of_ours_cannot_be_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    said = [is_open_for_writing(str(tmp_path / name)) for name in ("absent", "pipe")]
    assert said == [None, None]


@linux_only
def test_the_probe_leaves_no_signal_that_could_end_the_process(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    is_open_for_writing(str(path))
    assert signal.getsignal(signal.SIGIO) is not signal.SIG_DFL
    os.kill(os.getpid(), signal.SIGIO)


@linux_only
def test_the_lease_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("x")
    is_open_for_writing(str(path))
    descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)  # a lease would refuse
    os.close(descriptor)
