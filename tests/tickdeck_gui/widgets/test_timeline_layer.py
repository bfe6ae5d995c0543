from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.time_scale import TimeScale
from tickdeck_gui.widgets.timeline_layer import TimelineLayer
from tickdeck_gui.widgets.timeline_scene import HEIGHT, Scene

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SCALE = TimeScale(NOW - timedelta(hours=1), NOW, 40, 440)
RED = QColor("red")


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint one bar where half past is."""
    x = scene.scale.x_of(NOW - timedelta(minutes=30))
    painter.fillRect(QRectF(round(x), 0, 10, HEIGHT), RED)


def fitted(layer: TimelineLayer, scale: TimeScale, ratio: float = 1.0) -> Scene:
    return layer.fit(scale, ratio, Scene, paint)


@pytest.fixture
def layer(qtbot: QtBot) -> TimelineLayer:
    made = TimelineLayer()
    fitted(made, SCALE)
    return made


def red_from(layer: TimelineLayer, scale: TimeScale, ratio: float = 1.0) -> float:
    """Return where the bar is when the picture is drawn."""
    image = QImage(
        round(480 * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    layer.draw(painter, scale)
    painter.end()
    reds = [x for x in range(image.width()) if image.pixelColor(x, 50) == RED]
    return reds[0] / ratio


def test_a_picture_is_moved_not_painted_anew(layer: TimelineLayer) -> None:
    assert red_from(layer, SCALE) == 240
    panned = SCALE.panned(-37)
    fitted(layer, panned)
    assert layer.painted == 1
    assert red_from(layer, panned) == 203


@pytest.mark.parametrize("factor", [0.8, 1.25])
def test_another_scale_is_painted_anew(layer: TimelineLayer, factor: float) -> None:
    fitted(layer, SCALE.zoomed(240, factor))
    assert layer.painted == 2


def test_far_away_and_after_a_change_it_is_painted_anew(layer: TimelineLayer) -> None:
    fitted(layer, SCALE.panned(300))
    assert layer.painted == 2
    layer.forget()
    fitted(layer, SCALE.panned(300))
    assert layer.painted == 3


def test_who_zooms_gets_only_what_is_in_sight(layer: TimelineLayer) -> None:
    zoomed = SCALE.zoomed(240, 0.5)
    assert fitted(layer, SCALE).scale.right == 600
    assert fitted(layer, zoomed).scale.right == 400
    assert fitted(layer, zoomed.panned(1)).scale.right == 600


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_it_moves_by_whole_device_pixels(layer: TimelineLayer, ratio: float) -> None:
    for pixels in (0.1, 0.4, 0.7):
        panned = SCALE.panned(pixels)
        fitted(layer, panned, ratio)
        at = layer.offset(panned) * ratio
        assert at == pytest.approx(round(at))
    assert red_from(layer, panned, ratio) == pytest.approx(240.7, abs=1 / ratio)
