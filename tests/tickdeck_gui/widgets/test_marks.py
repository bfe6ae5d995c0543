from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.theme.tokens import DARK, LIGHT
from tickdeck_gui.widgets.marks import (
    bar_part,
    mark_colour,
    paint_bar,
    paint_bars,
    paint_mark,
    paint_span,
)

INK = QColor(Qt.GlobalColor.black)


def painted(mark: Mark, how: str) -> bytes:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    place = QRectF(2, 2, 12, 12)
    if how == "mark":
        paint_mark(painter, place, mark, INK)
    elif how == "bar":
        paint_bar(painter, place, mark, INK)
    elif how == "bars":
        paint_bars(painter, [place], mark, INK)
    else:
        paint_span(painter, place, mark, INK)
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("mark", Mark)
def test_many_bars_look_like_one(mark: Mark) -> None:
    assert painted(mark, "bars") == painted(mark, "bar")


@pytest.mark.parametrize("how", ["mark", "bar", "span"])
def test_without_any_colour_the_shapes_still_differ(how: str) -> None:
    shapes = {painted(mark, how) for mark in Mark}
    assert len(shapes) == len(Mark)


def test_every_mark_has_a_colour_in_light_and_dark() -> None:
    for tokens in (LIGHT, DARK):
        colours = [mark_colour(tokens, mark) for mark in Mark]
        assert all(colour.isValid() for colour in colours)


def test_longer_ticks_are_higher_and_skips_stay_low() -> None:
    heights = [bar_part(seconds, Mark.SUCCESS) for seconds in (0, 0.01, 1, 60, 600)]
    assert heights == sorted(heights)
    assert heights[-1] == 1
    assert bar_part(600, Mark.SKIPPED) <= 0.5
