from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase

from tickdeck_gui.theme.fonts import fixed_font


@pytest.mark.parametrize(("size", "set_in"), [(20, 19), (8, 11)])
def test_code_is_a_little_smaller_but_never_too_small(
    qapp: object, size: int, set_in: int
) -> None:
    base = QFont()
    base.setPixelSize(size)
    made = fixed_font(base)
    assert made.pixelSize() == set_in
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    assert made.family() == fixed.family()
