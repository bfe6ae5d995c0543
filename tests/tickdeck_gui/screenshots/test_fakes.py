from __future__ import annotations

from concurrent.futures import Future

import pytest

from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import RunFilter
from tickdeck.values.commands import ReloadLocations
from tickdeck.values.runs import RunStatus
from tickdeck_gui.screenshots.fakes import FakeEngine, SeededReader


def test_every_question_of_a_reader_is_answered_from_memory() -> None:
    asked = {
        name
        for name, member in vars(Reader).items()
        if callable(member) and not name.startswith("_") and name != "bars"
    }
    assert asked <= set(vars(SeededReader))


def test_filters_are_obeyed() -> None:
    reader = SeededReader()
    queued = reader.runs(RunFilter(statuses=(RunStatus.QUEUED,)))
    assert len(queued) == reader.counts(failed_since=queued[0].created).queued == 2


def test_the_engine_hands_an_answer_out_that_is_still_to_come() -> None:
    engine = FakeEngine()
    waiting: Future[None] = Future()
    engine.answers[ReloadLocations] = waiting
    assert engine.submit(ReloadLocations()) is waiting


def test_the_engine_answers_what_it_was_told() -> None:
    engine = FakeEngine()
    engine.answers[ReloadLocations] = ValueError("no")
    with pytest.raises(ValueError, match="no"):
        engine.submit(ReloadLocations()).result(timeout=0)
    assert engine.commands == [ReloadLocations()]
