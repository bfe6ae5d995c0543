from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.clock import SystemClock
from tickdeck.engine.live_settings import LiveSettings
from tickdeck.home import Home
from tickdeck.storage.store import Store
from tickdeck.values.settings import EngineSettings, TagLimit

if TYPE_CHECKING:
    from pathlib import Path


def test_numbers_are_changed_and_remembered(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.create()
    store = Store(home, SystemClock())
    live = LiveSettings(store)
    heard: list[int] = []
    live.on_change(lambda: heard.append(live.current.max_concurrent_runs))
    wanted = EngineSettings(
        max_concurrent_runs=7, tag_limits=(TagLimit(key="db", limit=1),)
    )

    live.change(wanted)

    assert heard == [7]
    assert LiveSettings(store).current == wanted
    assert LiveSettings(store, EngineSettings()).current == EngineSettings()
    store.close()


def test_a_number_that_cannot_be_is_refused_or_left_at_its_default(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path)
    home.create()
    store = Store(home, SystemClock())
    live = LiveSettings(store)

    with pytest.raises(ValueError, match="cannot be less than"):
        live.change(EngineSettings(parallel_evaluations=0))
    store.set_setting(
        "engine",
        {"parallel_evaluations": -3, "max_retries": 2, "grace_seconds": "x", "new": 1},
    )

    assert LiveSettings(store).current == EngineSettings(max_retries=2)
    store.close()
