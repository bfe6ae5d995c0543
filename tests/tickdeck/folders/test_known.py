from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tickdeck.folders.known import KnownFiles
from tickdeck.folders.scanning import FoundFile
from tickdeck.values.folders import KnownFile
from tickdeck.wire import Evaluate

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def ask(
    generation: int,
    known: tuple[KnownFile, ...] | None = None,
    last_tick_started: datetime | None = None,
) -> Evaluate:
    return Evaluate(
        request=1,
        sensor="scans",
        tick_id=1,
        generation=generation,
        known=known,
        last_tick_started=last_tick_started,
    )


def test_a_new_copy_needs_the_record_whatever_its_number() -> None:
    assert not KnownFiles().catch_up(ask(0))


def test_the_record_as_sent_is_what_is_known() -> None:
    files = KnownFiles()
    assert files.catch_up(ask(4, (KnownFile("/a", 1, 2),)))
    assert (list(files), files.state_of("/a"), files.state_of("/b")) == (
        ["/a"],
        (1, 2),
        None,
    )
    assert files.knows(FoundFile("/a", size=2, modified_ns=1, changed_ns=9))
    assert not files.knows(FoundFile("/a", size=3, modified_ns=1, changed_ns=9))
    assert files.catch_up(ask(4))


def test_an_answer_counts_once_the_engine_says_that_it_is_stored() -> None:
    files = KnownFiles()
    files.catch_up(ask(4, (KnownFile("/a", 1, 2),)))
    files.expect([KnownFile("/b", 1, 2)], ["/a"], NOON)
    assert list(files) == ["/a"]
    assert files.catch_up(ask(5))
    assert list(files) == ["/b"]


def test_an_answer_that_was_not_stored_never_counts() -> None:
    files = KnownFiles()
    files.catch_up(ask(4, ()))
    files.expect([KnownFile("/b", 1, 2)], [], NOON)
    assert files.catch_up(ask(4))
    assert list(files) == []
    assert not files.catch_up(ask(5))


def test_an_answer_without_changes_makes_no_new_state() -> None:
    files = KnownFiles()
    files.catch_up(ask(4, ()))
    files.expect([], [], NOON)
    assert not files.catch_up(ask(5))


def test_a_number_that_another_worker_made_is_not_taken_for_ours() -> None:
    files = KnownFiles()
    files.catch_up(ask(4, ()))
    files.expect([KnownFile("/b", 1, 2)], [], NOON)
    later = NOON + timedelta(seconds=1)
    assert not files.catch_up(ask(5, last_tick_started=later))


def test_two_numbers_further_is_somebody_elses_doing() -> None:
    files = KnownFiles()
    files.catch_up(ask(4, ()))
    files.expect([KnownFile("/b", 1, 2)], [], NOON)
    assert not files.catch_up(ask(6))
