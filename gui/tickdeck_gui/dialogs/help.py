"""Guides and the meaning of every public name, to search and to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tickdeck import reference
from tickdeck_gui.translation import QT_TR_NOOP, Language, speaking, tr
from tickdeck_gui.widgets.screen import search_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck_gui.theme.theme import Theme

_NAME = Qt.ItemDataRole.UserRole
_LINE_PERCENT = 120
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_TOPICS = (
    QT_TR_NOOP("Sensors"),
    QT_TR_NOOP("Run status sensors"),
    QT_TR_NOOP("Asset sensors"),
    QT_TR_NOOP("Schedules"),
    QT_TR_NOOP("Definitions and jobs"),
    QT_TR_NOOP("Assets"),
    QT_TR_NOOP("Partitions"),
    QT_TR_NOOP("Resources and config"),
    QT_TR_NOOP("Runs and the instance"),
    QT_TR_NOOP("Testing"),
    QT_TR_NOOP("Errors"),
    QT_TR_NOOP("Named, but not here"),
)
"""The topics of the reference, to be translated where they are listed."""


class HelpDialog(QDialog):
    """Topics at the left, what is said about the chosen one at the right."""

    def __init__(
        self, theme: Theme, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._guides = reference.guides(speaking())
        self._entries = {each.name: each for each in reference.entries()}
        pages: tuple[reference.Entry | reference.Guide, ...] = (
            *self._guides,
            *self._entries.values(),
        )
        self._texts = {each.name: reference.markdown_of(each) for each in pages}
        self._topics: list[QTreeWidgetItem] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setWindowTitle(tr("Help"))
        self.resize(1080, 720)
        self.search = search_box(theme, tr("Filter the help"))
        self.search.setPlaceholderText(tr("A word, or a name such as RunRequest"))
        self.search.setMaximumWidth(16_777_215)
        self.search.setMinimumWidth(0)
        self.topics = QTreeWidget()
        self.topics.setHeaderHidden(True)
        self.topics.setAccessibleName(tr("Guides and names"))
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("Help page"))
        self.page.setOpenLinks(False)
        self._build()
        self._list()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.topics.setFocus)
        self.topics.currentItemChanged.connect(self._on_chosen)
        self.page.anchorClicked.connect(self._follow)
        theme.changed.connect(self._paint)
        self._paint()
        self.show_page(name or self._guides[0].name)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.search)
        column.addWidget(self.topics, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.page)
        split.setSizes([330, 700])
        split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.addWidget(split)

    def _list(self) -> None:
        self._add(tr("Guides"), [(each.name, each.title) for each in self._guides])
        for topic in _TOPICS:
            entries = self._entries.values()
            names = [each.name for each in entries if each.topic == topic]
            self._add(tr(topic), [(name, name) for name in names])
        self._topics[0].setExpanded(True)

    def _add(self, topic: str, pages: Sequence[tuple[str, str]]) -> None:
        if not pages:
            return
        top = QTreeWidgetItem(self.topics, [topic])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._topics.append(top)
        for name, title in pages:
            item = QTreeWidgetItem(top, [title])
            item.setData(0, _NAME, name)
            self._items[name] = item

    def show_page(self, name: str) -> None:
        """Show the guide or the public name that is called so."""
        if name in self._items:
            self.topics.setCurrentItem(self._items[name])

    def _filter(self, text: str) -> None:
        """List the pages that speak of *text*; open the first that is named so."""
        wanted = text.casefold().strip()
        for top in self._topics:
            top.setHidden(True)
            top.setExpanded(bool(wanted) or top is self._topics[0])
        named = []
        for name, item in self._items.items():
            title = f"{name} {item.text(0)}".casefold()
            fits = wanted in title or wanted in self._texts[name].casefold()
            item.setHidden(not fits)
            topic = item.parent()
            if fits and topic is not None:
                topic.setHidden(False)
            if wanted in title:
                named.append(item)
        if wanted and named:
            self.topics.setCurrentItem(named[0])

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _NAME):
            self.page.setMarkdown(self._shown(item.data(0, _NAME)))
            self._space()

    def _shown(self, name: str) -> str:
        """Return a page's text; where English is not expected, it says that it is."""
        text = self._texts[name]
        if name not in self._entries or speaking() is Language.ENGLISH:
            return text
        head, kind, rest = text.split("\n\n", 2)
        note = tr("The reference is written in English.")
        return f"{head}\n\n{kind}\n\n*{note}*\n\n{rest}"

    def _space(self) -> None:
        """Give headings, paragraphs and code the room that Qt leaves out."""
        ground = QColor(self._theme.tokens.faint_line)
        block = self.page.document().begin()
        while block.isValid():
            look = block.blockFormat()
            if _is_code(block):
                look.setBackground(ground)
                if not _is_code(block.next()):
                    look.setBottomMargin(12)
            elif look.headingLevel() > 1:
                look.setTopMargin(18)
                look.setBottomMargin(6)
            else:
                look.setBottomMargin(8)
                look.setLineHeight(_LINE_PERCENT, _PROPORTIONAL)
            QTextCursor(block).setBlockFormat(look)
            block = block.next()

    def _follow(self, url: QUrl) -> None:
        if url.scheme():
            QDesktopServices.openUrl(url)
        else:
            self.show_page(url.path())

    def _paint(self) -> None:
        tokens = self._theme.tokens
        palette = self.page.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(tokens.panel))
        palette.setColor(QPalette.ColorRole.Text, QColor(tokens.ink))
        palette.setColor(QPalette.ColorRole.Link, QColor(tokens.accent))
        self.page.setPalette(palette)
        self.page.document().setDocumentMargin(18)
        self._on_chosen(self.topics.currentItem())


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
