from __future__ import annotations

import msgspec

from tickdeck.values.runs import RunStatus
from tickdeck.values.ticks import RequestResult, TickStatus
from tickdeck_gui.formatting.marks import (
    Mark,
    request_mark,
    run_mark,
    run_status_word,
    run_status_word_within,
    run_word,
    run_word_within,
    status_word,
    tick_mark,
    tick_word,
)
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks


def test_every_status_has_a_mark_and_a_word() -> None:
    run = seeded_runs()[0]
    for run_status in RunStatus:
        shown = msgspec.structs.replace(run, status=run_status)
        assert run_mark(shown) in Mark
        assert run_word_within(shown) == run_word(shown).lower()
        assert run_status_word(run_status) == run_word(shown)
        assert run_status_word_within(run_status) == run_word_within(shown)
    for tick_status in TickStatus:
        assert tick_mark(tick_status) in Mark
        assert status_word(tick_status)
    for result in RequestResult:
        assert request_mark(result) in Mark


def test_what_was_interrupted_looks_neither_failed_nor_well() -> None:
    tick = msgspec.structs.replace(seeded_ticks(1)[0], interrupted=True)
    run = msgspec.structs.replace(seeded_runs()[4], interrupted=True)
    assert tick_mark(tick.status, interrupted=tick.interrupted) is Mark.INTERRUPTED
    assert tick_word(tick) == "Interrupted"
    assert run_mark(run) is Mark.INTERRUPTED
    assert run_word(run) == "Interrupted"
    assert run_word_within(run) == "interrupted"
