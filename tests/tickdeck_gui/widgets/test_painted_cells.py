from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tickdeck_gui.widgets import painted_cells
from tickdeck_gui.widgets.painted_cells import PaintedCells

if TYPE_CHECKING:
    from collections.abc import Iterator

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
PLACE = QRect(10, 20, 30, 8)


class Canvas:
    """A table's picture, and how often a cell of it was painted."""

    def __init__(self) -> None:
        self.image = QImage(100, 50, QImage.Format.Format_ARGB32)
        self.image.fill(Qt.GlobalColor.white)
        self.cells = PaintedCells()
        self.painted: list[str] = []
        self.painter = QPainter(self.image)

    def begin(
        self,
        budget_s: float = float("inf"),
        direction: Qt.LayoutDirection = LTR,
        look: str = "light",
    ) -> None:
        self.cells.begin_frame(1.0, direction, look, budget_s)

    def draw(
        self,
        colour: str,
        key: str = "a",
        place: QRect = PLACE,
        *,
        at_once: bool = False,
    ) -> bool:
        def paint(painter: QPainter, whole: QRect) -> None:
            self.painted.append(colour)
            painter.fillRect(whole, QColor(colour))

        return self.cells.draw(
            self.painter, place, (key, 0), (colour,), paint, at_once=at_once
        )

    def colour(self) -> str:
        return QColor(self.image.pixel(PLACE.center())).name()


@pytest.fixture
def canvas(qapp: object) -> Iterator[Canvas]:
    made = Canvas()
    yield made
    made.painter.end()


def test_a_cell_is_painted_anew_only_where_it_shows_something_else(
    canvas: Canvas,
) -> None:
    for colour in ("#ff0000", "#ff0000", "#00ff00", "#00ff00"):
        canvas.begin()
        assert canvas.draw(colour)
        assert canvas.colour() == colour
    assert canvas.painted == ["#ff0000", "#00ff00"]
    assert QColor(canvas.image.pixel(5, 5)).name() == "#ffffff", "beside it"


def test_a_picture_does_not_fit_into_another_size(canvas: Canvas) -> None:
    canvas.begin()
    canvas.draw("#ff0000")
    canvas.draw("#ff0000", place=PLACE.adjusted(0, 0, 5, 0))
    assert len(canvas.painted) == 2


@pytest.mark.parametrize(
    ("direction", "look"), [(RTL, "light"), (LTR, "dark")], ids=["mirrored", "dark"]
)
def test_another_look_makes_all_cells_new(
    canvas: Canvas, direction: Qt.LayoutDirection, look: str
) -> None:
    canvas.begin()
    canvas.draw("#ff0000")
    canvas.begin(direction=direction, look=look)
    canvas.draw("#ff0000")
    assert len(canvas.painted) == 2


def test_without_time_a_cell_is_shown_as_it_was_or_not_at_all(canvas: Canvas) -> None:
    canvas.begin()
    canvas.draw("#ff0000")
    assert not canvas.cells.is_behind
    canvas.begin(-1.0)
    assert canvas.draw("#00ff00")
    assert canvas.colour() == "#ff0000"
    assert not canvas.draw("#0000ff", key="b")
    assert canvas.cells.is_behind
    assert canvas.draw("#0000ff", key="c", at_once=True)
    canvas.begin()
    assert canvas.draw("#00ff00")
    assert canvas.colour() == "#00ff00"
    assert not canvas.cells.is_behind


def test_what_was_not_shown_for_long_is_forgotten(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painted_cells, "_MOST_CELLS", 2)
    canvas.begin()
    for key in ("a", "b", "a", "c"):
        canvas.draw("#ff0000", key=key)
    assert len(canvas.painted) == 3
    canvas.draw("#ff0000", key="a")
    assert len(canvas.painted) == 3, "it was looked at after b"
    canvas.draw("#ff0000", key="b")
    assert len(canvas.painted) == 4
