from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from tickdeck.values.errors import ErrorInfo
from tickdeck_gui.screenshots.seed import PERMISSION_ERROR
from tickdeck_gui.widgets.error_box import ErrorBox, frames_for_reading

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_users_own_frames_come_first() -> None:
    frames = frames_for_reading(PERMISSION_ERROR)
    assert [frame.ours for frame in frames] == [False, True]


def test_the_editor_is_asked_for_the_users_line(qtbot: QtBot) -> None:
    box = ErrorBox(PERMISSION_ERROR)
    qtbot.addWidget(box)
    opening, copying = box.findChildren(QPushButton)
    with qtbot.waitSignal(box.source_requested) as asked:
        opening.click()
    assert asked.args == ["/home/ada/work/billing/invoices.py", 44]
    copying.click()
    assert QGuiApplication.clipboard().text() == PERMISSION_ERROR.text


def test_code_is_never_mirrored(qtbot: QtBot) -> None:
    box = ErrorBox(PERMISSION_ERROR)
    qtbot.addWidget(box)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    frame = next(one for one in box.findChildren(QLabel) if "invoices.py" in one.text())
    assert frame.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_what_has_no_line_of_its_own_leads_to_where_it_was_found(
    qtbot: QtBot,
) -> None:
    error = ErrorInfo(class_name="SyntaxError", message="'(' was never closed")
    box = ErrorBox(error, place=("/home/ada/weather.py", 12))
    qtbot.addWidget(box)
    assert "/home/ada/weather.py:12" in [one.text() for one in box.findChildren(QLabel)]
    opening, _copying = box.findChildren(QPushButton)
    with qtbot.waitSignal(box.source_requested) as asked:
        opening.click()
    assert asked.args == ["/home/ada/weather.py", 12]


def test_the_own_line_of_an_error_goes_before(qtbot: QtBot) -> None:
    box = ErrorBox(PERMISSION_ERROR, place=("/elsewhere.py", 1))
    qtbot.addWidget(box)
    opening, _copying = box.findChildren(QPushButton)
    with qtbot.waitSignal(box.source_requested) as asked:
        opening.click()
    assert asked.args == ["/home/ada/work/billing/invoices.py", 44]
