from __future__ import annotations

import threading

import pytest

from tickdeck_gui import right_of_way as module
from tickdeck_gui.right_of_way import RightOfWay


@pytest.fixture
def right_of_way(monkeypatch: pytest.MonkeyPatch) -> RightOfWay:
    monkeypatch.setattr(module, "_LONGEST_S", 3600.0)
    return RightOfWay()


def test_who_gives_way_stands_still_until_the_frame_is_painted(
    right_of_way: RightOfWay,
) -> None:
    polite = threading.Thread(target=right_of_way.give_way)
    with right_of_way.painting():
        polite.start()
        polite.join(0.05)
        assert polite.is_alive()
    polite.join()


def test_where_nothing_is_painted_nobody_waits(right_of_way: RightOfWay) -> None:
    right_of_way.give_way()


def test_a_frame_that_fails_lets_others_go_on(right_of_way: RightOfWay) -> None:
    with pytest.raises(ZeroDivisionError), right_of_way.painting():
        1 / 0  # noqa: B018 - it is to fail
    right_of_way.give_way()


def test_nobody_waits_for_a_frame_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_S", 0.0)
    right_of_way = RightOfWay()
    with right_of_way.painting():
        right_of_way.give_way()
