from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

import tickdeck_gui
from tickdeck_gui.theme.style_sheet import PICTURES, style_sheet
from tickdeck_gui.theme.tokens import DARK, LIGHT
from tickdeck_resources.icons import icon_names

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_nothing_is_left_to_be_filled_in() -> None:
    for tokens in (LIGHT, DARK):
        assert "$" not in style_sheet(tokens)


def test_light_and_dark_differ() -> None:
    assert style_sheet(LIGHT) != style_sheet(DARK)


def test_no_other_module_names_a_colour() -> None:
    package = Path(tickdeck_gui.__file__).parent
    guilty = [
        file.name
        for file in package.rglob("*.py")
        if file.name != "tokens.py"
        and re.search(r"""["']#[0-9a-fA-F]{3,8}["']""", file.read_text("utf-8"))
    ]
    assert guilty == []


def test_what_is_on_one_side_only_is_mirrored() -> None:
    assert "border-right" in style_sheet(LIGHT)
    mirrored = style_sheet(LIGHT, Qt.LayoutDirection.RightToLeft)
    assert "border-right" not in mirrored
    assert "border-left" in mirrored


KINDS = (
    "QSpinBox",
    "QDoubleSpinBox",
    "QDateEdit",
    "QDateTimeEdit",
    "QComboBox",
    "QLineEdit",
    "QPlainTextEdit",
    "QTextEdit",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_has_our_frame_when_it_is_disabled_and_when_not(
    theme: Theme, qtbot: QtBot, kind: str
) -> None:
    made: QWidget = getattr(QtWidgets, kind)()
    qtbot.addWidget(made)
    if isinstance(made, QAbstractButton):
        made.setText("Open")
    made.resize(160, 34)
    ours = {
        QColor(colour).name()
        for name in LIGHT.__dataclass_fields__
        if isinstance(colour := getattr(LIGHT, name), str)
    }
    for enabled in (True, False):
        made.setEnabled(enabled)
        image = made.grab().toImage()
        flat = Counter(
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        )
        # Smoothed edges are of other colours, but none of them is frequent.
        assert {name for name, times in flat.items() if times > 60} <= ours


def test_pictures_are_of_files_that_the_theme_has_drawn(theme: Theme) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    files = re.findall(r'url\("([^"]+)"\)', app.styleSheet())
    assert {Path(file).stem for file in files} == set(PICTURES)
    for file in files:
        text = Path(file).read_text("utf-8")
        icon, ink = PICTURES[Path(file).stem]
        assert getattr(LIGHT, ink) in text
        assert "currentColor" not in text
        assert icon in icon_names()


def test_without_a_folder_for_pictures_there_are_none() -> None:
    assert "url(" not in style_sheet(LIGHT)
