from __future__ import annotations

import fcntl
import os
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
