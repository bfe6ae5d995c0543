from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tickdeck_gui.models.notices import Notice
from tickdeck_gui.widgets.toast import Toast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def below(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def test_undo_does_it_once_and_goes(below: QWidget) -> None:
    done: list[str] = []
    toast = Toast(below)
    toast.show_notice(Notice("scans switched off", "Undo", lambda: done.append("undo")))
    assert (toast.words, toast.act_button.text()) == ("scans switched off", "Undo")
    toast.act_button.click()
    assert done == ["undo"]
    assert toast.isHidden()


def test_it_stays_inside_while_the_window_is_resized(below: QWidget) -> None:
    toast = Toast(below)
    toast.show_notice(Notice("done"))
    assert toast.act_button.isHidden()
    below.resize(500, 300)
    assert below.rect().contains(toast.geometry())


def test_progress_stays_until_it_is_over_and_nothing_else_goes_with_it(
    below: QWidget,
) -> None:
    toast = Toast(below)
    toast.show_notice(Notice("Deleting: 3 of 9", lasting=True))
    assert not toast.is_going
    toast.end_progress()
    assert toast.isHidden()
    toast.show_notice(Notice("9 runs deleted"))
    assert toast.is_going
    toast.end_progress()
    assert not toast.isHidden()


def test_words_and_buttons_are_mirrored(below: QWidget) -> None:
    toast = Toast(below)
    toast.show_notice(Notice("scans switched off", "Undo", lambda: None))
    QApplication.processEvents()
    parts = [*toast.findChildren(QLabel), toast.act_button]
    before = [part.geometry() for part in parts]
    below.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    for left, part in zip(before, parts, strict=True):
        assert left.left() == toast.width() - 1 - part.geometry().right()
