from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from tickdeck_gui.widgets.labels import (
    ElidedLabel,
    button,
    card,
    chip,
    icon_button,
    label,
    set_role,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_text_of_users_is_never_taken_for_markup(qtbot: QtBot) -> None:
    made = label("<b>a.csv</b>", wraps=True)
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_buttons_have_names(theme: Theme, qtbot: QtBot) -> None:
    plain, icon = button("Save"), icon_button(theme, "more", "More actions")
    for made in (plain, icon):
        qtbot.addWidget(made)
    assert plain.accessibleName() == "Save"
    assert icon.accessibleName() == icon.toolTip() == "More actions"


def test_a_chip_stays_pressed(qtbot: QtBot) -> None:
    made = chip("On", checked=True)
    qtbot.addWidget(made)
    assert made.isCheckable()
    assert made.isChecked()


def test_a_role_can_change(qtbot: QtBot) -> None:
    made = card()
    qtbot.addWidget(made)
    set_role(made, "toast")
    assert made.property("role") == "toast"


def test_a_long_line_gives_way(qtbot: QtBot) -> None:
    made = ElidedLabel("title")
    qtbot.addWidget(made)
    made.setText("a_sensor_with_quite_a_long_name")
    assert made.minimumSizeHint().width() < made.sizeHint().width()
    made.resize(made.minimumSizeHint())
    assert not made.grab().isNull()


def test_a_line_begins_where_one_begins_to_read(qtbot: QtBot) -> None:
    made = ElidedLabel()
    qtbot.addWidget(made)
    made.setText("ticks")
    made.resize(400, 24)
    begins = made.grab().toImage()
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    ends = made.grab().toImage()
    ground = begins.pixel(399, 0)
    inked = [x for x in range(400) for y in range(24) if ends.pixel(x, y) != ground]
    assert min(inked) > 300
    inked = [x for x in range(400) for y in range(24) if begins.pixel(x, y) != ground]
    assert max(inked) < 100


def test_lines_take_no_more_room_than_they_need(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    words = label("Another Tickdeck has this data folder. " * 3, wraps=True)
    box = QPlainTextEdit()
    column.addWidget(words)
    column.addWidget(box)
    for width in (900, 300, 600):
        page.resize(width, 600)
        page.show()
        QApplication.processEvents()
        assert words.height() == words.heightForWidth(words.width())
        assert words.sizeHint().height() == words.height()


def test_lines_grow_with_their_font(theme: Theme, qtbot: QtBot) -> None:
    words = label("Another Tickdeck has this data folder. " * 3, wraps=True)
    qtbot.addWidget(words)
    words.resize(300, 20)
    before = words.minimumHeight()
    font = words.font()
    font.setPixelSize(26)
    words.setFont(font)
    assert words.minimumHeight() > before * 1.5
