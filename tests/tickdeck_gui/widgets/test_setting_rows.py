from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from tickdeck_gui.widgets.number_box import DecimalBox, NumberBox
from tickdeck_gui.widgets.setting_rows import SettingForm, SettingRow, number_row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def box_of(row: SettingRow, qtbot: QtBot) -> NumberBox | DecimalBox:
    box = row.field
    assert isinstance(box, (NumberBox, DecimalBox))
    qtbot.addWidget(box)
    return box


def test_a_number_stands_for_a_multiple(qtbot: QtBot) -> None:
    row = number_row("Memory", 0, 900, default=2048, unit="kB", factor=1024)
    box = box_of(row, qtbot)
    row.show_value(1500)
    assert box.text() == "1 kB"
    assert row.value() == 1500
    box.setValue(3)
    assert row.value() == 3072
    assert isinstance(row.value(), int)


def test_the_least_can_have_a_word_and_a_value_of_its_own(qtbot: QtBot) -> None:
    row = number_row("Keep", 0, 900, default=-1, lowest="for ever", least_value=-1)
    box = box_of(row, qtbot)
    row.show_value(-1)
    assert (box.text(), row.value()) == ("for ever", -1)
    box.setValue(7)
    assert row.value() == 7
    row.show_value(7)
    box.setValue(0)
    assert row.value() == -1


def test_fractions_keep_theirs(qtbot: QtBot) -> None:
    row = number_row("Wait", 0, 90, default=5.0, unit="s", decimals=1)
    box = box_of(row, qtbot)
    assert isinstance(box, DecimalBox)
    box.setValue(2.5)
    assert row.value() == 2.5
    assert row.spoken() == "2.5 s"


def test_what_is_not_the_default_can_be_reset(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    form = SettingForm()
    page.setLayout(form)
    row = form.add(number_row("Retries", 0, 9, default=0), "Unless tags say it")
    page.show()
    row.show_value(0)
    assert not row.reset.isVisible()
    row.show_value(3)
    assert row.reset.isVisible()
    assert row.reset.accessibleName() == "Reset: Retries"
    assert row.field.accessibleDescription() == "Unless tags say it"
    with qtbot.waitSignal(row.reset_requested):
        row.reset.click()


def test_what_is_not_understood_is_not_taken_for_what_was_shown(qtbot: QtBot) -> None:
    box = QLineEdit()
    qtbot.addWidget(box)
    row = SettingRow(
        "Numbers",
        box,
        read=lambda: tuple(map(int, box.text().split())),
        write=lambda numbers: box.setText(" ".join(map(str, numbers))),
        default=(),
    )
    row.show_value((1, 2))
    box.setText("1 two")
    with pytest.raises(ValueError, match="two"):
        row.value()
