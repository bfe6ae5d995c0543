from __future__ import annotations

import fcntl
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.worker import journal

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
START = RunEvent(at=NOON, type=RunEventType.RUN_START)
END = RunEvent(at=NOON, type=RunEventType.RUN_SUCCESS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.jsonl"


def test_a_claim_is_won_once(path: Path) -> None:
    won = journal.claim(path, "r", NOON)

    assert won is not None
    assert journal.claim(path, "r", NOON) is None
    won.close()
    assert journal.claim(path, "r", NOON) is None


def test_what_is_written_is_read(path: Path) -> None:
    made = journal.claim(path, "r", NOON)
    assert made is not None
    made.write(START)

    assert not journal.read(path).ended
    made.write(END)
    contents = journal.read(path)

    assert contents.header is not None
    assert (contents.header.run_id, contents.header.pid) == ("r", os.getpid())
    assert contents.events == (START, END)
    assert contents.ended
    made.close()


def test_no_journal_says_nothing(path: Path) -> None:
    assert journal.read(path) == journal.JournalContents()
    assert not journal.is_abandoned(path)
    assert journal.discard_unclaimed(path)


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_a_torn_last_line_costs_only_itself(path: Path, cut: int) -> None:
    made = journal.claim(path, "r", NOON)
    assert made is not None
    made.write(START)
    made.write(END)
    made.close()
    path.write_bytes(path.read_bytes()[:-cut])

    contents = journal.read(path)

    assert contents.events == (START,)
    assert contents.torn


def test_a_lock_tells_whether_its_process_lives(path: Path) -> None:
    made = journal.claim(path, "r", NOON)
    assert made is not None

    assert not journal.is_abandoned(path)
    made.close()
    assert journal.is_abandoned(path)


def test_a_journal_without_a_header_was_no_claim(path: Path) -> None:
    path.write_bytes(b'{"run_id": "r", "pi')

    assert journal.discard_unclaimed(path)
    assert not path.exists()


def test_a_claim_is_never_discarded(path: Path) -> None:
    made = journal.claim(path, "r", NOON)
    assert made is not None

    assert not journal.discard_unclaimed(path)
    made.close()
    assert not journal.discard_unclaimed(path)
    assert path.exists()


def test_a_claim_whose_file_was_discarded_meanwhile_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fcntl.flock

    def discarded_first(descriptor: int, operation: int) -> None:
        path.unlink()  # an engine that starts takes the empty file for nobody's
        real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", discarded_first)

    assert journal.claim(path, "r", NOON) is None


def test_a_journal_cut_anywhere_tells_what_was_whole(path: Path) -> None:
    made = journal.claim(path, "r", NOON)
    assert made is not None
    said = RunEvent(at=NOON, type=RunEventType.LOG, message="caf\xe9 \u2713")
    for event in (START, said, END):
        made.write(event)
    made.close()
    whole = path.read_bytes()
    ends = [at for at, byte in enumerate(whole, 1) if byte == ord("\n")]

    for cut in range(len(whole) + 1):
        path.write_bytes(whole[:cut])
        contents = journal.read(path)
        lines = sum(end <= cut for end in ends)

        assert contents.events == (START, said, END)[: max(0, lines - 1)]
        assert (contents.header is None) == (lines == 0)
        assert contents.torn == (cut not in {0, *ends})
        assert contents.ended == (cut == len(whole))


@pytest.mark.parametrize("junk", [b"\0" * 512, b"\0\0\n", b"\xff\xfe\n", b"{}\n"])
def test_what_a_power_cut_leaves_at_the_end_is_torn(path: Path, junk: bytes) -> None:
    made = journal.claim(path, "r", NOON)
    assert made is not None
    made.write(START)
    made.close()
    with path.open("ab") as file:
        file.write(junk)

    contents = journal.read(path)

    assert contents.events == (START,)
    assert contents.torn


def test_nothing_is_believed_behind_a_line_that_is_broken(path: Path) -> None:
    made = journal.claim(path, "r", NOON)
    assert made is not None
    made.write(START)
    with path.open("ab") as file:
        file.write(b"broken\n")
    made.write(END)
    made.close()

    contents = journal.read(path)

    assert contents.events == (START,)
    assert not contents.ended


def test_a_claim_and_an_end_are_on_the_disk_and_nothing_else_waits_for_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(os.fstat(fd).st_ino))

    made = journal.claim(path, "r", NOON)
    assert made is not None
    file, folder = path.stat().st_ino, path.parent.stat().st_ino
    assert synced == [file, folder]
    made.write(START)
    assert synced == [file, folder]
    made.write(END)
    assert synced == [file, folder, file]
    made.close()


def test_only_one_of_many_wins_the_claim(tmp_path: Path) -> None:
    for number in range(50):
        path, gate = tmp_path / f"{number}.jsonl", threading.Barrier(4)

        def claim(path: Path, gate: threading.Barrier) -> journal.Journal | None:
            gate.wait()
            return journal.claim(path, "r", NOON)

        with ThreadPoolExecutor(4) as threads:
            made = list(threads.map(claim, [path] * 4, [gate] * 4))

        [won] = [each for each in made if each is not None]
        contents = journal.read(path)
        assert contents.header is not None
        assert not contents.torn
        won.close()


def test_a_claim_that_races_a_recovery_is_either_won_or_never_was(
    tmp_path: Path,
) -> None:
    for number in range(200):
        path, gate = tmp_path / f"{number}.jsonl", threading.Barrier(2)

        def recover(path: Path, gate: threading.Barrier) -> bool:
            gate.wait()
            return path.exists() and journal.discard_unclaimed(path)

        with ThreadPoolExecutor(1) as threads:
            recovery = threads.submit(recover, path, gate)
            gate.wait()
            made = journal.claim(path, "r", NOON)
            freed = recovery.result()

        if made is None:
            assert freed
            assert not path.exists()
        else:
            assert journal.read(path).header is not None
            made.close()
