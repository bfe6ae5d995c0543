from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QMessageBox

from tickdeck.reading.rows import RunKeyRow
from tickdeck.values.commands import ReleaseRunKeys
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import RequestOutcome, RequestResult
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.views.sensor_keys import KeyTab
from tickdeck_gui.views.sensor_tabs import Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

ONE = SensorId(1)
SIGHT = Sight(seeded_sensors()[0])


class ManyKeys(SeededReader):
    """A reader of five hundred keys, in pages."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = [
            RunKeyRow(key=f"key-{n}", run_id=f"run-{n}", claimed=NOW)
            for n in range(500, 0, -1)
        ]

    def run_keys(
        self,
        sensor_id: SensorId,
        *,
        text: str = "",
        after: RunKeyRow | None = None,
        limit: int = 200,
    ) -> tuple[RunKeyRow, ...]:
        """Return the keys that follow *after*."""
        del sensor_id
        found = [row for row in self.rows if text in row.key]
        start = 0 if after is None else found.index(after) + 1
        return tuple(found[start : start + limit])


@pytest.fixture
def reader() -> ManyKeys:
    return ManyKeys()


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> KeyTab:
    made = KeyTab(desk)
    qtbot.addWidget(made)
    made.show()
    made.read(SIGHT)
    return made


def test_more_keys_are_read_as_one_scrolls(tab: KeyTab, reader: ManyKeys) -> None:
    none = tab.model.index(-1, -1)
    while tab.model.canFetchMore(none):
        tab.model.fetchMore(none)
    assert tab.model.records == tuple(reader.rows)


def test_keys_are_searched(tab: KeyTab) -> None:
    tab.search.setText("key-49")
    assert [row.key for row in tab.model.records] == [
        *(f"key-{n}" for n in range(499, 489, -1)),
        "key-49",
    ]
    tab.search.setText("no such key")
    assert tab.words.empty.isVisible()


def test_another_sensor_is_not_filtered(tab: KeyTab) -> None:
    tab.search.setText("key-49")
    tab.read(Sight(seeded_sensors()[1]))
    assert tab.search.text() == ""
    assert len(tab.model.records) == 200


def test_a_key_appears_when_a_tick_uses_it(tab: KeyTab, reader: ManyKeys) -> None:
    new = RunKeyRow(key="key-501", run_id="run-501", claimed=NOW)
    reader.rows.insert(0, new)
    asked = tuple(
        RequestOutcome(result=result, job_name="a", run_key=key)
        for result, key in (
            (RequestResult.LAUNCHED, "key-501"),
            (RequestResult.KEY_USED, "key-7"),
        )
    )
    tick = msgspec.structs.replace(seeded_ticks(1)[0], requests=asked)
    tab.absorb_ticks([tick])
    assert tab.model.records[0] == new
    assert len(tab.model.records) == 201


def test_the_outcome_of_a_run_is_shown_at_its_key(tab: KeyTab) -> None:
    run = msgspec.structs.replace(
        seeded_runs()[0], run_id="run-499", status=RunStatus.FAILURE
    )
    tab.absorb_runs([run])
    assert tab.model.records[1].status is RunStatus.FAILURE
    assert tab.model.index(1, 2).data() == "Failed"


def test_a_key_leads_to_its_run(tab: KeyTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.run_opened) as opened:
        tab.table.opened.emit(tab.model.records[0])
    assert opened.args == ["run-500"]


def test_chosen_keys_are_released_after_a_question(
    tab: KeyTab, desk: Desk, engine: FakeEngine, reader: ManyKeys, drive: Drive
) -> None:
    engine.answers[ReleaseRunKeys] = 1
    assert not tab.release_button.isEnabled()
    tab.table.selectRow(0)

    async def scenario() -> None:
        tab.release_button.click()
        (box,) = tab.findChildren(QMessageBox)
        assert engine.commands == []
        verb = QMessageBox.ButtonRole.DestructiveRole
        del reader.rows[0]
        next(one for one in box.buttons() if box.buttonRole(one) == verb).click()
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [ReleaseRunKeys(sensor_id=ONE, keys=("key-500",))]
    assert tab.model.records[0].key == "key-499"


def test_a_sensor_without_keys_explains_them(tab: KeyTab, reader: ManyKeys) -> None:
    reader.rows.clear()
    tab.read(SIGHT)
    assert tab.words.empty.isVisible()
