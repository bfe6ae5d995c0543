from __future__ import annotations

import threading

import pytest

from tickdeck_gui import frames as module
from tickdeck_gui.frames import Frames


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> Frames:
    monkeypatch.setattr(module, "_LONGEST_S", 3600.0)
    return Frames()


def test_who_gives_way_stands_still_until_the_frame_is_painted(frames: Frames) -> None:
    polite = threading.Thread(target=frames.give_way)
    with frames.painting():
        polite.start()
        polite.join(0.05)
        assert polite.is_alive()
    polite.join()


def test_where_nothing_is_painted_nobody_waits(frames: Frames) -> None:
    frames.give_way()


def test_a_frame_that_fails_lets_others_go_on(frames: Frames) -> None:
    with pytest.raises(ZeroDivisionError), frames.painting():
        1 / 0  # noqa: B018 - it is to fail
    frames.give_way()


def test_nobody_waits_for_a_frame_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_S", 0.0)
    frames = Frames()
    with frames.painting():
        frames.give_way()
