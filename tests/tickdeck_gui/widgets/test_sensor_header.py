from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tickdeck.values.sensors import StoredStatus
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.widgets.sensor_header import SensorHeader, below

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

ROWS = {row.spec.name: row for row in seeded_sensors()}


@pytest.fixture
def header(theme: Theme, qtbot: QtBot) -> SensorHeader:
    made = SensorHeader(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_everything_pressed_goes_out_as_a_signal(
    header: SensorHeader, qtbot: QtBot
) -> None:
    header.show_row(ROWS["bank_statements"], NOW, evaluating=False)
    for pressed, signal in (
        (header.switch, header.toggle_requested),
        (header.evaluate_button, header.evaluate_requested),
        (header.test_button, header.test_requested),
        (header.cursor_button, header.cursor_requested),
        (header.source_button, header.source_requested),
    ):
        with qtbot.waitSignal(signal):
            pressed.click()


def test_while_evaluating_it_cannot_be_asked_again(header: SensorHeader) -> None:
    header.show_row(ROWS["bank_statements"], NOW, evaluating=True)
    header.resize(900, 90)
    assert not header.evaluate_button.isEnabled()
    assert header.evaluate_button.text() == " Evaluating…"


def test_a_sensor_without_code_can_only_be_looked_at(header: SensorHeader) -> None:
    header.show_row(ROWS["legacy_poll"], NOW, evaluating=False)
    assert not header.evaluate_button.isEnabled()
    assert not header.test_button.isEnabled()


def test_a_long_cursor_is_shortened(header: SensorHeader) -> None:
    row = ROWS["bank_statements"]
    state = msgspec.structs.replace(row.state, cursor="x" * 100)
    shown = msgspec.structs.replace(row, state=state)
    header.show_row(shown, NOW, evaluating=False)
    assert header.cursor_button.text() == "Cursor xxxxxxxxxxxxxxx…xxxxxxxx"


def test_a_folder_has_no_source(header: SensorHeader) -> None:
    header.show_row(ROWS["scans"], NOW, evaluating=False)
    assert header.source_button.isHidden()


def test_in_a_narrow_window_the_name_has_the_room(header: SensorHeader) -> None:
    header.show_row(ROWS["bank_statements"], NOW, evaluating=False)
    header.resize(900, 90)
    header.show()
    assert header.evaluate_button.text() == " Evaluate now"
    header.resize(500, 90)
    assert header.evaluate_button.text() == header.test_button.text() == ""
    assert header.evaluate_button.accessibleName() == "Evaluate now"


def test_a_sensor_without_cursor_says_so(header: SensorHeader) -> None:
    row = ROWS["bank_statements"]
    state = msgspec.structs.replace(row.state, cursor=None)
    shown = msgspec.structs.replace(row, state=state)
    header.show_row(shown, NOW, evaluating=False)
    assert header.cursor_button.text() == "Cursor none"


def test_the_menu_hangs_from_the_edge_where_one_begins_to_read(
    header: SensorHeader,
) -> None:
    button = header.more_button
    corner = button.mapToGlobal(button.rect().bottomLeft())
    assert below(button, 200) == corner
    header.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right = button.mapToGlobal(button.rect().bottomRight())
    assert below(button, 200).x() + 200 - 1 == right.x()


def test_the_parts_of_the_title_are_mirrored(header: SensorHeader) -> None:
    header.show_row(ROWS["bank_statements"], NOW, evaluating=False)
    header.resize(900, 90)
    QApplication.processEvents()
    before = [header.switch.geometry(), header.more_button.geometry()]
    header.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    after = [header.switch.geometry(), header.more_button.geometry()]
    for left, right in zip(before, after, strict=True):
        assert left.left() == header.width() - 1 - right.right()


def test_the_path_leads_to_where_one_reads_on(header: SensorHeader) -> None:
    row = ROWS["bank_statements"]
    for direction, path in (
        (Qt.LayoutDirection.LeftToRight, ["\u203a", "invoices.py"]),
        (Qt.LayoutDirection.RightToLeft, ["\u2039", "invoices.py"]),
    ):
        header.setLayoutDirection(direction)
        header.show_row(row, NOW, evaluating=False)
        words = [one.text() for one in header.findChildren(QLabel)]
        assert words[:2] == path


def words(header: SensorHeader) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in header.findChildren(QLabel) if one.isVisible()]


def test_the_next_tick_is_counted_down_to(header: SensorHeader) -> None:
    header.show_row(ROWS["bank_statements"], NOW, evaluating=False)
    assert "Next tick in 12 s" in words(header)
    header.show_next(NOW + timedelta(seconds=10))
    assert "Next tick in 2 s" in words(header)
    header.show_next(NOW + timedelta(seconds=12))
    assert "Next tick now" in words(header)


@pytest.mark.parametrize("name", ["bank_statements", "legacy_poll"])
def test_no_next_tick_is_promised_where_none_comes(
    header: SensorHeader, name: str
) -> None:
    row = ROWS[name]
    off = msgspec.structs.replace(row.state, stored_status=StoredStatus.STOPPED)
    header.show_row(msgspec.structs.replace(row, state=off), NOW, evaluating=False)
    expected = [] if off.problem else ["Off: no next tick"]
    assert [one for one in words(header) if "next tick" in one.lower()] == expected


def test_while_evaluating_no_time_is_counted(header: SensorHeader) -> None:
    header.show_row(ROWS["bank_statements"], NOW, evaluating=True)
    assert not any("Next tick" in one for one in words(header))


def test_why_no_tick_begins_stands_in_its_place(header: SensorHeader) -> None:
    header.show_row(ROWS["bank_statements"], NOW, evaluating=False)
    header.show_next(NOW, "The engine is paused")
    assert "The engine is paused" in words(header)


def test_in_a_narrow_window_targets_and_source_move_to_the_next_line(
    header: SensorHeader,
) -> None:
    header.show_row(ROWS["bank_statements"], NOW, evaluating=False)
    header.resize(900, 140)
    QApplication.processEvents()
    assert header.source_button.y() <= header.cursor_button.y() + 4
    header.resize(380, 140)
    assert "import_statement" in words(header)
    assert header.source_button.isVisible()
    assert header.source_button.geometry().right() <= header.width()
    assert header.cursor_button.y() > header.switch.y() + 30


def test_of_many_targets_a_few_are_named(header: SensorHeader) -> None:
    row = ROWS["bank_statements"]
    jobs = tuple(f"job_{n}" for n in range(5))
    spec = msgspec.structs.replace(row.spec, job_names=jobs)
    header.show_row(msgspec.structs.replace(row, spec=spec), NOW, evaluating=False)
    shown = words(header)
    assert "job_2" in shown
    assert "job_3" not in shown
    assert "and 2 more" in shown


def test_the_memory_of_sensors_without_code_is_offered(
    header: SensorHeader, qtbot: QtBot
) -> None:
    menu = header._taking_over  # noqa: SLF001 - a menu within the menu
    header.show_orphans(())
    assert not menu.menuAction().isVisible()
    header.show_orphans((ROWS["legacy_poll"],))
    (act,) = menu.actions()
    assert act.text() == "Take over from legacy_poll…"
    with qtbot.waitSignal(header.take_over_requested) as asked:
        act.trigger()
    assert asked.args == [ROWS["legacy_poll"].state.id]


def test_the_details_can_be_asked_for(header: SensorHeader, qtbot: QtBot) -> None:
    header.show_panel(shown=True)
    assert header.panel_button.accessibleName() == "Hide the details of the tick"
    with qtbot.waitSignal(header.panel_requested) as asked:
        header.panel_button.click()
    assert asked.args == [False]


def test_the_path_gives_its_room_away(header: SensorHeader) -> None:
    header.show_row(ROWS["bank_statements"], NOW, evaluating=False)
    header.show_path(shown=False)
    assert "invoices.py" not in words(header)
