from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tickdeck_gui.widgets.facts import emptied, facts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_names_and_values_can_be_read_aloud(qtbot: QtBot) -> None:
    made = facts([("Run id", "0123"), ("Job", "ocr")], fixed=("Run id",))
    qtbot.addWidget(made)
    spoken = [label.accessibleName() for label in made.findChildren(QLabel)]
    assert "Run id: 0123" in spoken


def test_a_layout_is_emptied_with_all_inside_it(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    column = QVBoxLayout(owner)
    inner = QHBoxLayout()
    inner.addWidget(QLabel("a"))
    column.addLayout(inner)
    column.addWidget(QLabel("b"))
    column.addStretch(1)
    emptied(column)
    assert column.count() == 0
    assert inner.count() == 0


def test_a_value_like_code_is_shortened_and_its_tooltip_has_all(
    qtbot: QtBot,
) -> None:
    made = facts([("Cursor", "x" * 40)], fixed=("Cursor",), longest=10)
    qtbot.addWidget(made)
    value = made.findChildren(QLabel)[1]
    assert (value.text(), value.toolTip()) == ("xxxxxx…xxx", "x" * 40)
