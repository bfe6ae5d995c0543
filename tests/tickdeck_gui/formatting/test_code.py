from __future__ import annotations

import msgspec

from tickdeck.values.errors import ErrorInfo
from tickdeck.values.ticks import RequestOutcome, RequestResult, TickStatus
from tickdeck_gui.formatting.code import as_test
from tickdeck_gui.screenshots.history import seeded_ticks

TICK = msgspec.structs.replace(
    seeded_ticks(1)[0],
    cursor_before="it's 7",
    error=None,
    skip_reason="no\nnews",
    requests=(),
)


def test_a_tick_that_asked_becomes_a_test_of_its_keys() -> None:
    asked = RequestOutcome(result=RequestResult.LAUNCHED, job_name="j", run_key="k")
    text = as_test(msgspec.structs.replace(TICK, requests=(asked,)))
    compile(text, "test.py", "exec")
    assert 'build_sensor_context(cursor="it\'s 7")' in text
    assert "assert [each.run_key for each in result] == ['k']" in text


def test_what_came_of_others_is_said_in_a_comment() -> None:
    assert "# then: skipped, no news" in as_test(TICK)
    error = ErrorInfo(class_name="OSError", message="no\ndisk")
    text = as_test(msgspec.structs.replace(TICK, error=error, sensor_name="in box"))
    assert "def test_in_box():" in text
    assert "# then: OSError: no disk" in text
    compile(text, "test.py", "exec")


def test_what_acted_by_itself_is_no_skip() -> None:
    acted = msgspec.structs.replace(TICK, status=TickStatus.SUCCESS, acted="Mailed it")
    assert "# then: acted, Mailed it" in as_test(acted)
