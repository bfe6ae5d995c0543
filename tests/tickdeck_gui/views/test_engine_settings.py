from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit

from tickdeck.values.commands import ChangeSettings
from tickdeck.values.settings import EngineSettings, RetryStrategy, TagLimit
from tickdeck_gui.views.engine_settings import (
    EngineSettingsView,
    parsed_limits,
    typed_limits,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

LIMITS = (
    TagLimit(key="database", value="prod", limit=1),
    TagLimit(key="customer", limit=2, per_unique_value=True),
)
IN_USE = EngineSettings(max_concurrent_runs=4, evaluation_memory_bytes=1_500_000_000)


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    heard: list[Notice] = []
    desk.notices.announced.connect(heard.append)
    return heard


@pytest.fixture
def view(desk: Desk, engine: FakeEngine, qtbot: QtBot) -> EngineSettingsView:
    engine.answers[ChangeSettings] = lambda command: command.settings
    made = EngineSettingsView(desk)
    qtbot.addWidget(made)
    made.show_settings(IN_USE)
    return made


def typed(field: QWidget, value: object) -> None:
    """Do to *field* what an operator does."""
    match field:
        case QLineEdit():
            field.setText(str(value))
            field.editingFinished.emit()
        case QCheckBox():
            field.click()
        case QComboBox():
            field.setCurrentIndex(field.findText(str(value)))
            field.activated.emit(field.currentIndex())
        case QAbstractSpinBox():
            field.setProperty("value", value)
            field.editingFinished.emit()


def click(desk: Desk, drive: Drive, act: Callable[[], object]) -> None:
    async def scenario() -> None:
        act()
        await desk.tasks.settled()

    drive(scenario())


def test_limits_are_written_as_they_are_read() -> None:
    text = "database=prod: 1, customer: 2 each"
    assert typed_limits(LIMITS) == text
    assert parsed_limits(text) == LIMITS
    assert parsed_limits(" ") == ()


@pytest.mark.parametrize("text", ["database", "database: many", ": 2", "a: -1"])
def test_a_limit_that_is_not_understood_says_how_it_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="A limit is written"):
        parsed_limits(text)


CHANGES: dict[str, tuple[object, object]] = {
    "parallel_evaluations": (6, 6),
    "waiting_evaluations": (50, 50),
    "evaluation_memory_bytes": (512, 512 * 1024**2),
    "evaluation_output_bytes": (3, 3 * 1024**2),
    "max_concurrent_runs": (-1, -1),
    "tag_limits": (typed_limits(LIMITS), LIMITS),
    "max_retries": (2, 2),
    "retry_strategy": ("all steps", RetryStrategy.ALL_STEPS),
    "retry_on_step_failure": (None, False),
    "max_runtime_seconds": (5, 300.0),
    "cancel_grace_seconds": (2.5, 2.5),
    "load_timeout_seconds": (90, 90.0),
    "reload_seconds": (0, 0.0),
    "grace_seconds": (20, 20.0),
}


def test_every_number_of_the_engine_can_be_changed(view: EngineSettingsView) -> None:
    fields = {*EngineSettings.__struct_fields__} - {"retention"}
    assert {*view.rows} == {*CHANGES} == fields


@pytest.mark.parametrize("field", CHANGES)
def test_a_changed_number_is_in_use_at_once(
    view: EngineSettingsView, desk: Desk, engine: FakeEngine, drive: Drive, field: str
) -> None:
    value, wanted = CHANGES[field]
    click(desk, drive, lambda: typed(view.rows[field].field, value))
    settings = msgspec.structs.replace(IN_USE, **{field: wanted})
    assert engine.commands == [ChangeSettings(settings=settings)]


def test_what_is_only_looked_at_is_not_rounded(
    view: EngineSettingsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    def leave() -> None:
        for row in view.rows.values():
            if isinstance(row.field, QAbstractSpinBox):
                row.field.editingFinished.emit()

    click(desk, drive, leave)
    assert engine.commands == []


def test_a_change_is_told_in_words_and_can_be_taken_back(
    view: EngineSettingsView,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    told: list[Notice],
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(view.changed):
        click(desk, drive, lambda: typed(view.rows["max_retries"].field, 2))
    assert told[0].text == "Retries of a failed run: 2"
    click(desk, drive, desk.notices.undo_stack.undo_last)
    assert engine.commands[-1] == ChangeSettings(settings=desk.reader.settings())


def test_only_what_is_not_the_default_can_be_reset(
    view: EngineSettingsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    view.show()
    runs = view.rows["max_concurrent_runs"]
    in_use = EngineSettings(parallel_evaluations=3)
    view.show_settings(in_use)
    assert [name for name, it in view.rows.items() if it.reset.isVisible()] == [
        "parallel_evaluations"
    ]
    assert not runs.reset.isVisible()
    click(desk, drive, view.rows["parallel_evaluations"].reset.click)
    assert engine.commands == [ChangeSettings(settings=EngineSettings())]
    assert not view.rows["parallel_evaluations"].reset.isVisible()


def test_a_bad_limit_changes_nothing(
    view: EngineSettingsView,
    desk: Desk,
    engine: FakeEngine,
    drive: Drive,
    told: list[Notice],
) -> None:
    click(desk, drive, lambda: typed(view.rows["tag_limits"].field, "nonsense"))
    assert engine.commands == []
    assert "“nonsense” is not understood" in told[0].text


def test_what_the_engine_refuses_is_shown_as_it_was(
    view: EngineSettingsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[ChangeSettings] = ValueError("No.")
    row = view.rows["max_retries"]
    click(desk, drive, lambda: typed(row.field, 7))
    assert row.value() == 0
