from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tickdeck.values.commands import LaunchRun
from tickdeck.values.events import LocationChanged
from tickdeck.values.locations import JobSpec
from tickdeck_gui.screenshots.chronicle import seeded_asset_events
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.rendering import seeded_desk
from tickdeck_gui.views.assets import AssetsView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine
    from tickdeck_gui.theme.theme import Theme

    Drive = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> AssetsView:
    made = AssetsView(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.read()
    return made


def test_the_first_asset_is_chosen_and_its_events_are_shown(view: AssetsView) -> None:
    assert view.chosen is not None
    assert view.chosen.key == "ledger/entries"
    assert view.events.records == seeded_asset_events("ledger/entries")
    view.table.choose("report/archive")
    assert view.events.records == ()


def test_assets_are_filtered_by_what_is_typed(view: AssetsView) -> None:
    view.search.setText("BOARD report")
    assert [row.key for row in view.model.records] == ["report/monthly"]
    view.search.setText("nothing such")
    assert view._stack.currentIndex() == 1  # noqa: SLF001 - what it says instead


def test_an_event_opens_its_run(view: AssetsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.run_opened) as opened:
        view.event_table.opened.emit(view.events.records[0])
    assert opened.args == [view.events.records[0].run_id]


def test_materializing_takes_the_job_that_makes_it(
    view: AssetsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    assert not view.make_button.isEnabled()
    engine.answers[LaunchRun] = seeded_runs()[0]
    state = next(
        each for each in desk.live.locations if each.spec.name == "invoices.py"
    )
    jobs = (
        JobSpec(name="some", asset_keys=("ledger/entries",)),
        JobSpec(name="all", asset_keys=("ledger/entries", "ledger/balance")),
    )
    state = msgspec.structs.replace(state, jobs=jobs)
    desk.live.apply([LocationChanged(name="invoices.py", state=state)])
    view.read()

    async def scenario() -> None:
        view.make_button.click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [
        LaunchRun(
            location="invoices.py", job_name="all", asset_keys=("ledger/entries",)
        )
    ]


def test_without_assets_it_says_how_to_get_one(
    theme: Theme, tmp_path: Path, engine: FakeEngine, qtbot: QtBot
) -> None:
    empty = AssetsView(seeded_desk(theme, tmp_path, engine, SeededReader((), (), ())))
    qtbot.addWidget(empty)
    empty.read()
    assert empty._stack.currentIndex() == 1  # noqa: SLF001
