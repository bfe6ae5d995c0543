from __future__ import annotations

from tickdeck.values.ticks import ItemDecision, RequestResult
from tickdeck_gui.formatting.marks import tick_word
from tickdeck_gui.screenshots import specimens


def test_there_is_a_request_of_each_kind_that_a_test_can_have() -> None:
    results = {one.result for one in specimens.full_result().requests}
    assert results == set(RequestResult) - {RequestResult.HELD}


def test_reactions_went_well_wrong_and_nowhere() -> None:
    reactions = specimens.reacting_tick().reactions
    went = [(one.error is not None, bool(one.message)) for one in reactions]
    assert went == [(False, False), (True, False), (False, True)]
    assert specimens.reacting_result().reactions == reactions


def test_ticks_are_what_they_are_called() -> None:
    assert tick_word(specimens.interrupted_tick()) == "Interrupted"
    assert specimens.folder_tick().requests[0].run_key == specimens.ITEMS[0].item
    assert specimens.ITEMS[0].decision is ItemDecision.FIRED
    assert (specimens.asset_tick().cursor or "").isdigit()
