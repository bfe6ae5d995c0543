from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck_gui.models.log_filter import LogFilter, Wanted

NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)


def line(message: str, level: str = "INFO", step: str | None = None) -> RunEvent:
    return RunEvent(
        at=NOON, type=RunEventType.LOG, message=message, level=level, step_key=step
    )


LINES = [
    line("Reading", "DEBUG", "fetch"),
    line("read 412 rows", step="fetch"),
    line("row 17 has no date", "ERROR", "parse"),
    line("odd", "HIGHEST"),
]


@pytest.mark.parametrize(
    ("text", "least", "step", "shown"),
    [
        ("", 0, None, [0, 1, 2, 3]),
        ("READ", 0, None, [0, 1]),
        ("fetch", 0, None, [0, 1]),
        ("", 1, None, [1, 2, 3]),
        ("", 3, None, [2]),
        ("read", 1, "fetch", [1]),
        ("", 0, "parse", [2]),
    ],
)
def test_text_level_and_step_narrow_together(
    text: str, least: int, step: str | None, shown: list[int]
) -> None:
    known = LogFilter()
    known.append(LINES)
    found = known.narrow(text=text, least=least, step=step)
    assert found == [LINES[place] for place in shown]


def test_what_comes_later_is_filtered_as_it_comes() -> None:
    known = LogFilter(Wanted(text="row"))
    assert known.append(LINES[:2]) == [LINES[1]]
    assert known.append(LINES[2:]) == [LINES[2]]
    assert known.narrow(text="row 17", least=0, step=None) == [LINES[2]]
    assert known.narrow(text="", least=0, step=None) == LINES


def test_only_what_says_more_is_looked_for_among_what_fitted() -> None:
    one = Wanted("row", 1, None)
    assert Wanted("row 17", 2, "parse").is_within(one)
    assert not Wanted("ro", 1, None).is_within(one)
    assert not Wanted("row", 0, None).is_within(one)
    assert not Wanted("row", 1, None).is_within(Wanted("row", 1, "parse"))
