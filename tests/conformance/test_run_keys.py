from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.conformance.conftest import a, failing

from tickdeck import Definitions, RunRequest, repository, sensor
from tickdeck.values.commands import EvaluateNow
from tickdeck.values.runs import RunStatus
from tickdeck.worker import journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conformance.conftest import Deck


def once() -> RunRequest:
    return RunRequest(run_key="only_once")


def test_case_83_a_key_is_one_run_however_often_it_is_asked_for(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(once)
    engine.tick("s")

    later = [engine.tick("s"), engine.tick("s")]

    assert len(engine.runs()) == 1
    assert [(t.status, t.run_keys, t.run_ids, t.skip_reason) for t in later] == [
        ("SKIPPED", ("only_once",), (), None)
    ] * 2


def test_case_85_a_key_twice_in_a_tick_is_one_run(deck: Callable[..., Deck]) -> None:
    engine = deck(lambda: [RunRequest("k"), RunRequest("k")])

    tick = engine.tick("s")

    assert (tick.status, tick.run_keys, len(engine.runs())) == ("SUCCESS", ("k",), 1)


def test_case_86_no_key_is_a_run_each_tick(deck: Callable[..., Deck]) -> None:
    engine = deck(lambda: [RunRequest(""), RunRequest(None)])

    engine.tick("s")
    engine.tick("s")

    assert len(engine.runs()) == 4


def test_case_87_deleting_the_run_frees_its_key(deck: Callable[..., Deck]) -> None:
    engine = deck(once)
    engine.tick("s")
    [run] = engine.runs()

    engine.instance.delete_run(run.run_id)
    tick = engine.tick("s")

    assert (tick.status, len(engine.runs())) == ("SUCCESS", 1)


def test_case_89_other_sensors_and_other_places_have_keys_of_their_own(
    deck: Callable[..., Deck],
) -> None:
    other = sensor(name="other", job=a)(once)
    engine = deck(once, also={"sensors": [other]})
    engine.load(Definitions(sensors=[sensor(name="s", job=a)(once)]), "elsewhere")

    ticks = [engine.tick(n) for n in ("definitions:s", "other", "elsewhere:s")]

    assert [tick.status for tick in ticks] == ["SUCCESS"] * 3
    assert len(engine.runs()) == 3


def test_case_89_another_repository_has_keys_of_its_own(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(once)
    engine.tick("s")
    before = engine.state("s").id

    def of(name: str) -> Definitions:
        made: Definitions = repository(name=name)(
            lambda: [sensor(name="s", job=a)(once)]
        )
        return made

    engine.load(of("mine"))
    mine = [engine.tick("s"), engine.tick("s")]
    engine.load(of("yours"))
    yours = engine.tick("s")
    engine.load(of("mine"))
    again = engine.tick("s")

    assert [tick.status for tick in mine] == ["SUCCESS", "SKIPPED"]
    assert (yours.status, again.status) == ("SUCCESS", "SKIPPED")
    rows = [row.state for row in engine.reader.sensors() if row.state.name == "s"]
    assert {row.repository: row.problem for row in rows} == {
        "__repository__": "It is no longer defined there.",
        "mine": None,
        "yours": "It is no longer defined there.",
    }
    assert next(row for row in rows if row.id == before).repository == "__repository__"
    marks = [run.tags.get(".dagster/repository") for run in engine.runs()]
    assert marks == [None, "mine@definitions", "yours@definitions"]


def test_case_90_a_run_that_was_created_and_not_launched_is_launched(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(once)
    tick = engine.do(EvaluateNow(sensor_id=engine.state("s").id))

    engine.restart(crash=True)

    [run] = engine.runs()
    assert (tick.status, run.run_id, run.status) == (
        "SUCCESS",
        tick.run_ids[0],
        RunStatus.SUCCESS,
    )


def test_case_91_a_run_that_was_launched_is_not_launched_again(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(once)
    tick = engine.do(EvaluateNow(sensor_id=engine.state("s").id))
    [run_id] = tick.run_ids
    claim = journal.claim(engine.home.journal(run_id), run_id, engine.clock.now())
    assert claim is not None
    claim.close()  # as the system does when the process is gone

    engine.restart(crash=True)
    again = engine.tick("s")

    [run] = engine.runs()
    assert (run.status, run.interrupted) == (RunStatus.FAILURE, True)
    assert (again.status, again.run_keys) == ("SKIPPED", ("only_once",))


@pytest.mark.parametrize(("answered", "calls"), [(False, 2), (True, 3)])
def test_case_92_a_crash_before_anything_was_stored_makes_one_run(
    deck: Callable[..., Deck], *, answered: bool, calls: int
) -> None:
    seen = []

    def keyless(context: Any) -> RunRequest | None:
        seen.append(context.cursor)
        if context.cursor:
            return None
        context.update_cursor("done")
        return RunRequest()

    engine = deck(keyless)
    engine.crash_during("s", answered=answered)
    assert (engine.runs(), engine.cursor("s")) == ((), None)

    engine.tick("s")
    engine.tick("s")

    assert (len(engine.runs()), engine.cursor("s")) == (1, "done")
    assert seen == [None] * (calls - 1) + ["done"]


def test_case_93_a_failed_run_keeps_its_key(deck: Callable[..., Deck]) -> None:
    engine = deck(once, job=failing)
    engine.tick("s")

    again = engine.tick("s")

    assert [run.status for run in engine.runs()] == [RunStatus.FAILURE]
    assert (again.status, again.run_keys) == ("SKIPPED", ("only_once",))


def test_case_94_resetting_the_cursor_repeats_no_key(deck: Callable[..., Deck]) -> None:
    def counting(context: Any) -> RunRequest:
        context.update_cursor("1")
        return RunRequest(f"key-{context.cursor}")

    engine = deck(counting)
    engine.tick("s")
    engine.set_cursor("s", None)

    engine.tick("s")

    assert len(engine.runs()) == 1
