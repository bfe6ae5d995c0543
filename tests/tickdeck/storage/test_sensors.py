from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tickdeck.values.sensors import SensorSpec, StoredStatus

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def test_case_73_a_sensor_is_the_same_while_its_names_are(deck: Deck) -> None:
    state = msgspec.structs.replace(
        deck.states[0], cursor="c", stored_status=StoredStatus.STOPPED
    )
    deck.store.save_sensor(state)

    moved = SensorSpec(name="a", source_file="/elsewhere.py", interval_seconds=5)
    [(again, spec)] = deck.store.take_up("l", "r", [moved])

    assert again == state
    assert spec.interval_seconds == 5


def test_a_sensor_that_is_gone_keeps_its_state_and_says_so(deck: Deck) -> None:
    deck.store.take_up("l", "r", [SensorSpec(name="b")])

    gone, still = (state for state, _spec in deck.store.sensors_of("l"))

    assert (gone.name, still.name) == ("a", "b")
    assert gone.problem is not None
    assert still.problem is None


def test_a_sensor_that_is_back_is_no_problem_any_more(deck: Deck) -> None:
    deck.store.take_up("l", "r", [])
    [(back, _spec)] = deck.store.take_up("l", "r", [SensorSpec(name="a")])

    assert (back.id, back.problem) == (deck.states[0].id, None)


def test_case_89_other_locations_and_repositories_have_their_own(deck: Deck) -> None:
    [(one, _)] = deck.store.take_up("other", "r", [SensorSpec(name="a")])
    [(two, _)] = deck.store.take_up("other", "r2", [SensorSpec(name="a")])

    assert len({deck.states[0].id, one.id, two.id}) == 3


def test_everything_of_a_state_survives(deck: Deck) -> None:
    now = deck.clock.now()
    state = msgspec.structs.replace(
        deck.states[1],
        stored_status=StoredStatus.DECLARED_IN_CODE,
        cursor="ü",
        cursor_version=3,
        last_run_key="k",
        last_tick_started=now,
        last_sensor_start=now,
        consecutive_failures=2,
        failing_since=now,
        problem="p",
    )

    deck.store.save_sensor(state)

    assert deck.store.sensors_of()[1][0] == state


def test_a_problem_of_a_location_is_said_of_all_its_sensors(deck: Deck) -> None:
    deck.store.set_problem("l", "broken")

    assert {state.problem for state, _ in deck.store.sensors_of()} == {"broken"}


def test_deleting_a_sensor_leaves_its_runs(deck: Deck) -> None:
    deck.store.record([deck.with_run(1, "k")])

    deck.store.delete_sensor(deck.states[0].id)

    assert [state.name for state, _ in deck.store.sensors_of()] == ["b"]
    assert deck.store.run("run-1") is not None
    assert deck.store.used_keys(deck.states[0].id, ["k"]) == {}


def test_a_sensor_of_another_repository_of_the_place_is_gone(deck: Deck) -> None:
    [(new, _)] = deck.store.take_up("l", "other", [SensorSpec(name="a")])

    problems = {
        state.repository: state.problem for state, _spec in deck.store.sensors_of("l")
    }
    assert problems == {"r": "It is no longer defined there.", "other": None}
    assert new.id != deck.states[0].id
