from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from tickdeck_gui.widgets import accessible_parts
from tickdeck_gui.widgets.accessible_parts import AccessiblePart, PaintedInterface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot


class Shelf(QWidget):
    """Paints books."""

    def __init__(self) -> None:
        super().__init__()
        self.books = [
            AccessiblePart("Dune", QRect(0, 0, 10, 40)),
            AccessiblePart("Solaris", QRect(10, 0, 10, 40), is_selected=True),
        ]

    def accessible_parts(self) -> Sequence[AccessiblePart]:
        return self.books


@pytest.fixture
def shelf(qtbot: QtBot) -> Shelf:
    accessible_parts.install()
    made = Shelf()
    made.setAccessibleName("Books")
    qtbot.addWidget(made)
    made.show()
    return made


def told(shelf: Shelf) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(shelf)


def test_each_part_is_an_item_with_name_and_place(shelf: Shelf) -> None:
    whole = told(shelf)
    assert whole.role() == QAccessible.Role.List
    assert whole.text(QAccessible.Text.Name) == "Books"
    items = [whole.child(number) for number in range(whole.childCount())]
    names = [item.text(QAccessible.Text.Name) for item in items]
    assert names == ["Dune", "Solaris"]
    assert {item.role() for item in items} == {QAccessible.Role.ListItem}
    corner = shelf.mapToGlobal(QPoint(10, 0))
    assert items[1].rect() == QRect(corner, items[1].rect().size())
    assert items[1].rect().width() == 10
    assert items[0].parent() is whole
    assert whole.indexOfChild(items[1]) == 1


def test_the_part_under_a_point_is_found(shelf: Shelf) -> None:
    whole = told(shelf)
    at = shelf.mapToGlobal(QPoint(15, 5))
    assert whole.childAt(at.x(), at.y()).text(QAccessible.Text.Name) == "Solaris"
    beside = shelf.mapToGlobal(QPoint(100, 5))
    assert whole.childAt(beside.x(), beside.y()) is None


def test_what_is_selected_is_said(shelf: Shelf) -> None:
    whole = told(shelf)
    states = [whole.child(number).state() for number in range(2)]
    assert [bool(state.selected) for state in states] == [False, True]
    assert all(state.selectable for state in states)
    shelf.activateWindow()
    shelf.setFocus()
    QApplication.processEvents()
    assert whole.focusChild() is whole.child(1)


def test_parts_that_are_gone_are_invalid(shelf: Shelf) -> None:
    second = told(shelf).child(1)
    assert second.isValid()
    shelf.books.pop()
    assert not second.isValid()
    assert told(shelf).childCount() == 1
    assert second.text(QAccessible.Text.Name) == ""
    assert bool(second.state().invalid)


def test_a_screen_reader_may_remember_parts_longer_than_they_live(
    qtbot: QtBot,
) -> None:
    accessible_parts.install()
    for _ in range(20):
        shelf = Shelf()
        whole = told(shelf)
        assert isinstance(whole, PaintedInterface)
        numbers = [QAccessible.uniqueId(whole.child(number)) for number in range(2)]
        shelf.deleteLater()
        del whole, shelf
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        assert [QAccessible.accessibleInterface(one) for one in numbers] == [None, None]


def test_other_widgets_are_left_to_qt(qtbot: QtBot) -> None:
    accessible_parts.install()
    plain = QWidget()
    qtbot.addWidget(plain)
    assert not isinstance(QAccessible.queryAccessibleInterface(plain), PaintedInterface)


def test_an_announcement_is_made_only_to_who_listens(shelf: Shelf) -> None:
    QAccessible.setActive(True)
    try:
        accessible_parts.announce(shelf, "Solaris", 1)
    finally:
        QAccessible.setActive(False)
    accessible_parts.announce(shelf, "Solaris", 1)
    assert not QAccessible.isActive()
