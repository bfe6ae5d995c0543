"""What happened, as Python that does it again."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

from tickdeck.values.ticks import TickStatus

if TYPE_CHECKING:
    from tickdeck.values.ticks import Tick

_TEST = Template("""from tickdeck import build_sensor_context

from definitions import $sensor  # the module that $sensor is defined in


def test_$sensor():
    context = build_sensor_context(cursor=$cursor)
    result = $sensor(context)
    $expectation
""")


def as_test(tick: Tick) -> str:
    """Return a test that evaluates a sensor as *tick* did, for an author to go on."""
    keys = [outcome.run_key for outcome in tick.requests]
    if tick.error is not None:
        expectation = f"# then: {tick.error.class_name}: {_line(tick.error.message)}"
    elif keys:
        expectation = f"assert [each.run_key for each in result] == {keys!r}"
    elif tick.status is TickStatus.SUCCESS:
        expectation = f"# then: acted, {_line(tick.acted or 'asked for no run')}"
    else:
        expectation = (
            f"# then: skipped, {_line(tick.skip_reason or 'without a reason')}"
        )
    return _TEST.substitute(
        sensor=re.sub(r"\W", "_", tick.sensor_name),
        cursor=repr(tick.cursor_before),
        expectation=expectation,
    )


def _line(text: str) -> str:
    return " ".join(text.split())
