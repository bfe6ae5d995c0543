"""Walks through all screens in German, from right to left, and in no language."""

from __future__ import annotations

import platform
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QTabWidget,
    QWidget,
)
from tests.tickdeck_gui.test_every_screen import EMPTY, PLACES, cut_off, shown, visible

from tickdeck_gui.frame.window import MainWindow
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.rendering import answering_engine
from tickdeck_gui.translation import Language, Translation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

_SIGN = "¤"
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMES = (
    "Tickdeck",
    "Python",
    "PySide",
    "SQLite",
    "English",
    "Deutsch",
    "Ctrl+Shift+Alt+Return+Space+Left+Right+Home+End",
    "code --goto {file}:{line}",
    "convert {path} {dir}/{stem}.pdf, *.csv, *.tsv",
    "database=prod: 1, customer: 2 each",
    "ops: fetch: config: path: in csv, currency: EUR; team=billing, urgent=yes",
    # What places are opened with.
    "1 of 2 sensors could not be switched on. scans switched off",
    "The database is locked by another program.",
    "The engine has crashed. Something went wrong.",
)
"""What is called the same in all languages, and examples of what to type."""


class Signed(QTranslator):
    """A language whose words are the English ones with a sign before them."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, context: str, text: str, comment: str | None = None, n: int = -1
    ) -> str:
        del comment, n
        # With other names for the keys, our shortcuts would not be understood.
        return text if context == "QShortcut" else _SIGN + text


@pytest.fixture
def signed(qapp: QApplication) -> Iterator[None]:
    words = Signed()
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@pytest.fixture
def german(qapp: QApplication, english: Translation) -> Iterator[None]:
    words = Translation(Language.GERMAN)
    words.install(qapp)
    yield
    words.remove(qapp)
    QLocale.setDefault(english.locale)


@pytest.fixture(scope="module")
def from_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def opened(
    desk_with: Callable[[SeededReader], Desk], tmp_path: Path, qtbot: QtBot
) -> Callable[[str], QWidget]:
    """Opens a place in a window that is made in the language of the moment."""

    def open_place(place: str) -> QWidget:
        reader = SeededReader((), (), ()) if place in EMPTY else SeededReader()
        desk = desk_with(reader)
        window = MainWindow(desk, tmp_path)
        qtbot.addWidget(window)
        window.show()
        window.resize(window.minimumSize())
        return shown((PLACES | EMPTY)[place](window))

    return open_place


def said(widget: QWidget) -> Iterator[str]:
    """Yield what a widget shows or tells who cannot see it."""
    yield from (widget.accessibleName(), widget.accessibleDescription())
    yield from (widget.toolTip(), widget.windowTitle())
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(number) for number in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QTableView):
        model = widget.model()
        across = Qt.Orientation.Horizontal
        for number in range(model.columnCount()):
            yield str(model.headerData(number, across) or "")


def texts(value: Any) -> Iterator[str]:
    """Yield all texts within a JSON-like value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *texts(inner))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts(inner)


def data_words(folder: Path) -> set[str]:
    """Return the words of what comes from the engine: in it nothing is translated."""
    reader, engine = SeededReader(), answering_engine()
    runs = reader.runs(limit=1000)
    values = [
        reader.sensors(),
        reader.locations(),
        runs,
        reader.assets(),
        list(reader.folder_rules().values()),
        reader.happened(limit=1000),
        [reader.run_events(run.run_id) for run in runs],
        [tick.error for tick in reader.ticks(limit=1000)],
        list(engine.answers.values()),
    ]
    named = [
        str(folder),
        platform.platform(),
        sys.executable,
        f"{Path.home()}",
        *_NAMES,
    ]
    found = [*texts(msgspec.to_builtins(values, str_keys=True)), *named]
    return {word for text in found for word in _WORD.findall(text)}


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("place", [*PLACES, *EMPTY])
def test_every_word_comes_from_the_translation(
    opened: Callable[[str], QWidget], tmp_path: Path, place: str
) -> None:
    known = data_words(tmp_path)
    left = {
        text
        for widget in visible(opened(place))
        for text in said(widget)
        if _SIGN not in text and set(_WORD.findall(text)) - known
    }
    assert left == set()


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("place", [*PLACES, *EMPTY])
def test_german_words_are_not_cut_off(
    opened: Callable[[str], QWidget], place: str
) -> None:
    assert cut_off(opened(place)) == []


@pytest.mark.usefixtures("from_right")
@pytest.mark.parametrize("place", [*PLACES, *EMPTY])
def test_nothing_is_cut_off_from_right_to_left(
    opened: Callable[[str], QWidget], place: str
) -> None:
    assert cut_off(opened(place)) == []
