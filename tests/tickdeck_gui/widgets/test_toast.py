from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tickdeck_gui.models.notices import Notice
from tickdeck_gui.models.undoing import Undoable
from tickdeck_gui.widgets.toast import Toasts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def below(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def toasts(below: QWidget) -> Toasts:
    return Toasts(below)


def texts(toasts: Toasts) -> list[str]:
    return [toast.words for toast in toasts.shown]


def test_undo_does_it_once_and_goes(toasts: Toasts) -> None:
    done: list[str] = []
    notice = Notice("scans switched off", "Undo", lambda: done.append("undo"))
    toasts.show_notice(notice)
    (toast,) = toasts.shown
    assert (toast.words, toast.act_button.text()) == ("scans switched off", "Undo")
    toast.act_button.click()
    assert done == ["undo"]
    assert toasts.shown == ()
    assert toast.isHidden()


def test_the_newest_is_below_and_an_earlier_undo_stays_reachable(
    toasts: Toasts, below: QWidget
) -> None:
    done: list[str] = []
    toasts.show_notice(Notice("a", "Undo", lambda: done.append("a")))
    toasts.show_notice(Notice("b"))
    first, second = toasts.shown
    assert first.geometry().bottom() < second.geometry().top()
    assert below.rect().contains(first.geometry())
    first.act_button.click()
    assert done == ["a"]
    assert texts(toasts) == ["b"]


def test_no_more_than_four_are_shown_and_the_same_words_once(toasts: Toasts) -> None:
    for number in range(6):
        toasts.show_notice(Notice(str(number)))
    toasts.show_notice(Notice("5"))
    assert texts(toasts) == ["2", "3", "4", "5"]


def test_what_was_undone_by_another_way_goes(toasts: Toasts) -> None:
    done = Undoable("a", lambda: None)
    toasts.show_notice(Notice("a", "Undo", done.undo, undoable=done))
    toasts.show_notice(Notice("b"))
    toasts.take_away(done)
    assert texts(toasts) == ["b"]


def test_time_stands_still_under_the_pointer_and_under_the_keys(
    toasts: Toasts, below: QWidget, qtbot: QtBot
) -> None:
    toasts.show_notice(Notice("a", "Undo", lambda: None))
    (toast,) = toasts.shown
    assert toast.is_going
    here = QPointF(1, 1)
    toast.enterEvent(QEnterEvent(here, here, here))
    assert not toast.is_going
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert toast.is_going
    below.activateWindow()
    qtbot.waitUntil(below.isActiveWindow)
    toast.act_button.setFocus()
    assert not toast.is_going
    toast.act_button.clearFocus()
    assert toast.is_going


def test_they_stay_inside_while_the_window_is_resized(
    toasts: Toasts, below: QWidget
) -> None:
    toasts.show_notice(Notice("The disk is full, and so this went wrong. " * 8))
    toasts.show_notice(Notice("done"))
    below.resize(500, 300)
    for toast in toasts.shown:
        assert toast.act_button.isHidden()
        assert below.rect().contains(toast.geometry())
        (words,) = toast.findChildren(QLabel)
        assert words.height() >= words.heightForWidth(words.width())


def test_progress_stays_until_it_is_over_and_nothing_else_goes_with_it(
    toasts: Toasts,
) -> None:
    toasts.show_notice(Notice("2 runs started"))
    for number in (3, 6):
        toasts.show_notice(Notice(f"Deleting: {number} of 9", lasting=True))
    assert texts(toasts) == ["2 runs started", "Deleting: 6 of 9"]
    assert [toast.is_going for toast in toasts.shown] == [True, False]
    toasts.end_progress()
    assert texts(toasts) == ["2 runs started"]


def test_words_and_buttons_are_mirrored(toasts: Toasts, below: QWidget) -> None:
    toasts.show_notice(Notice("scans switched off", "Undo", lambda: None))
    (toast,) = toasts.shown
    QApplication.processEvents()
    parts = [*toast.findChildren(QLabel), toast.act_button]
    before = [part.geometry() for part in parts]
    below.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    for left, part in zip(before, parts, strict=True):
        assert left.left() == toast.width() - 1 - part.geometry().right()


def test_it_is_said_to_who_cannot_see_it(
    toasts: Toasts, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: said.append((event.message(), event.politeness())),
    )
    toasts.show_notice(Notice("scans switched off"))
    toasts.show_notice(Notice("It is gone.", failed=True))
    politeness = QAccessible.AnnouncementPoliteness
    assert said == [
        ("scans switched off", politeness.Polite),
        ("It is gone.", politeness.Assertive),
    ]
