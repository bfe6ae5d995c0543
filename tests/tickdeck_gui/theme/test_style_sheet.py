from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt

import tickdeck_gui
from tickdeck_gui.theme.style_sheet import style_sheet
from tickdeck_gui.theme.tokens import DARK, LIGHT


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
