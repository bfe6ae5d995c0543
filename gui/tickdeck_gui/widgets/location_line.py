"""The line above the sensors of a code location."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle

from tickdeck.values.locations import LocationKind, LocationStatus
from tickdeck_gui.formatting.sentences import home_path
from tickdeck_gui.models.sensor_rows import place_of_error
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from tickdeck_gui.models.sensor_rows import LocationHeader
    from tickdeck_gui.theme.tokens import Tokens

LOCATION_HEIGHT = 30
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PAD = 12
_ARROW = 14
_ARROW_WIDTH = 8
_GAP = 12


def location_words(header: LocationHeader) -> str:
    """Return what stands behind a location's name."""
    state = header.state
    if state is None:
        return tr("%Ln sensor(s)", "", header.sensor_count)
    if state.status is LocationStatus.ERROR:
        what = state.error.summary if state.error else tr("it cannot be loaded")
        if not state.error_line:
            return what
        return tr("line {line}: {error}").format(line=state.error_line, error=what)
    if state.status is LocationStatus.LOADING:
        return tr("loading…")
    if state.spec.kind is LocationKind.FOLDERS:
        return tr("%Ln watched folder(s)", "", header.sensor_count)
    sensors = tr("%Ln sensor(s)", "", header.sensor_count)
    return f"{sensors} · {home_path(state.spec.target)}"


@dataclass(frozen=True)
class LocationPlaces:
    """Where the parts of a location's line are."""

    arrow: QRect
    name: QRect
    words: QRect
    link: QRect
    """Empty unless the location is broken, in a line that is known."""


def places(
    header: LocationHeader,
    line: QRect,
    metrics: QFontMetrics,
    direction: Qt.LayoutDirection,
) -> LocationPlaces:
    """Return where the parts are, from the side where reading begins.

    Args:
        header: The location.
        line: The whole line.
        metrics: Of the font in which its name is set.
        direction: To which side one reads.
    """

    def placed(left: int, right: int) -> QRect:
        part = QRect(left, line.top(), max(right - left, 0), line.height())
        return QStyle.visualRect(direction, line, part)

    end = line.right() - _PAD
    link = QRect()
    if header.is_broken and place_of_error(header.state) is not None:
        begin = end - metrics.horizontalAdvance(_link_words())
        link = placed(begin, end)
        end = begin - _GAP
    left = line.left() + _PAD
    name_left = left + _ARROW
    name_right = min(name_left + metrics.horizontalAdvance(header.name) + 2, end)
    return LocationPlaces(
        arrow=placed(left, left + _ARROW_WIDTH),
        name=placed(name_left, name_right),
        words=placed(name_right + _GAP - 2, end),
        link=link,
    )


def strong_font(base: QFont) -> QFont:
    """Return the font in which the name of a location is set."""
    font = QFont(base)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _link_words() -> str:
    return tr("Open in editor")


def paint_location(
    painter: QPainter,
    line: QRect,
    header: LocationHeader,
    tokens: Tokens,
    direction: Qt.LayoutDirection,
    *,
    selected: bool,
) -> None:
    """Paint the whole line."""
    ground = tokens.failure_ground if header.is_broken else tokens.window
    painter.fillRect(line, QColor(tokens.accent_ground if selected else ground))
    painter.setPen(QColor(tokens.line))
    painter.drawLine(line.bottomLeft(), line.bottomRight())
    strong, plain = strong_font(painter.font()), QFont(painter.font())
    painter.setLayoutDirection(direction)
    where = places(header, line, QFontMetrics(strong), direction)
    _paint_arrow(painter, where.arrow, direction, tokens, folded=header.folded)
    for part, font, colour, text in (
        (where.link, plain, tokens.accent, _link_words()),
        (where.name, strong, tokens.ink, header.name),
        (
            where.words,
            plain,
            tokens.failure if header.is_broken else tokens.second,
            location_words(header),
        ),
    ):
        if not part.isEmpty():
            painter.setFont(font)
            painter.setPen(QColor(colour))
            elide = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(text, elide, part.width())
            painter.drawText(part, _LEFT, shown)


def _paint_arrow(
    painter: QPainter,
    place: QRect,
    direction: Qt.LayoutDirection,
    tokens: Tokens,
    *,
    folded: bool,
) -> None:
    """Paint an arrow that points down, or folded to where one reads."""
    x, y = float(place.left()), place.center().y() + 0.5
    if not folded:
        points = [(x, y - 2.5), (x + 8, y - 2.5), (x + 4, y + 3)]
    elif direction == Qt.LayoutDirection.RightToLeft:
        points = [(x + 7, y - 4), (x + 2, y), (x + 7, y + 4)]
    else:
        points = [(x + 1, y - 4), (x + 6, y), (x + 1, y + 4)]
    shape = QPolygonF([QPointF(*point) for point in points])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.second))
    painter.drawPolygon(shape)
    painter.restore()
