"""What a tick or a test did, line by line."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from tickdeck.values.runs import RunEventType, RunStatus
from tickdeck.values.ticks import ItemDecision
from tickdeck_gui.formatting.marks import (
    Mark,
    request_mark,
    run_status_word_within,
)
from tickdeck_gui.formatting.sentences import (
    first_line,
    request_result,
    short_id,
    shortened,
)
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import QT_TR_NOOP, tr
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.mark_sign import MarkSign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tickdeck.values.runs import RunEvent
    from tickdeck.values.ticks import (
        PartitionChange,
        Reaction,
        RequestOutcome,
        TickItem,
    )
    from tickdeck_gui.theme.theme import Theme

LONGEST_WORD = 26
"""Letters of a word that no line break can divide."""
_LINK_PADDING = 2
_DECISIONS: dict[ItemDecision, tuple[Mark, str]] = {
    ItemDecision.FIRED: (Mark.SUCCESS, QT_TR_NOOP("fired")),
    ItemDecision.SETTLING: (Mark.QUEUED, QT_TR_NOOP("settling")),
    ItemDecision.KNOWN: (Mark.SKIPPED, QT_TR_NOOP("known")),
    ItemDecision.FILTERED: (Mark.SKIPPED, QT_TR_NOOP("filtered")),
    ItemDecision.GONE: (Mark.CANCELED, QT_TR_NOOP("gone")),
    ItemDecision.UNREADABLE: (Mark.FAILURE, QT_TR_NOOP("unreadable")),
}


def request_lines(
    theme: Theme, requests: Iterable[RequestOutcome], open_run: Callable[[str], None]
) -> list[QWidget]:
    """Return a line for each run request: its key, and what became of it."""
    made = []
    for one in requests:
        name = one.run_key or one.job_name
        line = MarkedLine(theme, request_mark(one.result), name)
        said = request_result(one)
        if one.run_id:
            opening = tr("Open run {run}").format(run=short_id(one.run_id))
            line.link(said, opening, partial(open_run, one.run_id))
        else:
            line.say(said)
        made.append(line)
    return [*made]


def reaction_lines(
    theme: Theme, reactions: Iterable[Reaction], open_run: Callable[[str], None]
) -> list[QWidget]:
    """Return a line for each run that was looked at, and how that went."""
    made = []
    for one in reactions:
        run = short_id(one.run_id)
        mark, said = _reaction_result(one)
        line = MarkedLine(theme, mark, "")
        line.link(
            _run_that(run, one.status),
            tr("Open run {run}").format(run=run),
            partial(open_run, one.run_id),
        )
        line.say(said, loud=one.error is not None)
        made.append(line)
    return [*made]


def _reaction_result(one: Reaction) -> tuple[Mark, str]:
    if one.error is not None:
        return Mark.FAILURE, one.error.summary
    if one.message:
        return Mark.SKIPPED, first_line(one.message)
    return Mark.SUCCESS, tr("reacted to it")


def _run_that(run: str, status: str) -> str:
    known = status in list(RunStatus)
    word = run_status_word_within(RunStatus(status)) if known else status.lower()
    return tr("run {run}, {status}").format(run=run, status=word)


def partition_lines(changes: Iterable[PartitionChange], theme: Theme) -> list[QWidget]:
    """Return a line for each change of a set of partitions."""
    made: list[QWidget] = []
    for one in changes:
        line = MarkedLine(theme, Mark.SUCCESS, one.definition)
        for words in partition_words(one):
            line.say(words)
        made.append(line)
    return made


def partition_words(change: PartitionChange) -> list[str]:
    """Return what became of the keys of one set of partitions."""
    words = []
    if change.added:
        words.append(tr("%Ln key(s) added: {keys}", "", len(change.added)))
    if change.deleted:
        words.append(tr("%Ln key(s) deleted: {keys}", "", len(change.deleted)))
    if change.skipped:
        words.append(
            tr("%Ln key(s) left as they were: {keys}", "", len(change.skipped))
        )
    lists = [keys for keys in (change.added, change.deleted, change.skipped) if keys]
    return [
        each.format(keys=shortened(", ".join(keys), 200))
        for each, keys in zip(words, lists, strict=True)
    ]


def item_lines(theme: Theme, items: Iterable[TickItem]) -> list[QWidget]:
    """Return a line for each file that changed, and what was decided about it."""
    made: list[QWidget] = []
    for item in items:
        mark, word = _DECISIONS[item.decision]
        line = MarkedLine(theme, mark, PurePath(item.item).name or item.item, item.item)
        line.say(f"{tr(word)}: {item.detail}" if item.detail else tr(word))
        made.append(line)
    return made


def asset_event_lines(theme: Theme, events: Iterable[RunEvent]) -> list[QWidget]:
    """Return a line for each asset that would be reported."""
    made: list[QWidget] = []
    for event in events:
        line = MarkedLine(theme, Mark.SUCCESS, event.asset_key or "—")
        is_made = event.type is RunEventType.ASSET_MATERIALIZATION
        words = (
            tr("would be reported as made")
            if is_made
            else tr("would be reported as seen")
        )
        line.say(f"{words}: {event.partition}" if event.partition else words)
        made.append(line)
    return made


def outlined(name: str, text: str) -> QWidget:
    """Return *text*, set like code in its own lines, under its *name*."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(name, "caption"))
    words = label(text, wraps=True)
    words.setFont(fixed_font(words.font()))
    words.setAccessibleName(f"{name}: {text}")
    # Data runs to the right in all languages.
    words.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    column.addWidget(words)
    column.addStretch(1)
    return made


class MarkedLine(QWidget):
    """A mark, a name beside it, and under that what became of it."""

    def __init__(
        self,
        theme: Theme,
        mark: Mark,
        name: str,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        # The mark is as high as the first line, whatever stands in that.
        self._grid.addWidget(MarkSign(theme, mark), 0, 0)
        self._rows = 0
        self._leads = False
        if name:
            shown = label(shortened(name, LONGEST_WORD))
            shown.setToolTip(tip or name)
            self._add(shown)

    def say(self, words: str, *, loud: bool = False) -> None:
        """Add a line of words."""
        made = label(words, "error" if loud else "second", wraps=True)
        # Words that lead somewhere have a margin of their own.
        made.setContentsMargins(_LINK_PADDING if self._leads else 0, 0, 0, 0)
        self._add(made)

    def link(self, words: str, name: str, act: Callable[[], None]) -> None:
        """Add words that lead somewhere."""
        made = button(words, "link", name=name)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: act())
        self._leads = True
        self._add(made)

    def _add(self, part: QWidget) -> None:
        at = Qt.AlignmentFlag.AlignVCenter
        if part.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum:
            at |= Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(part, self._rows, 1, at)
        else:
            self._grid.addWidget(part, self._rows, 1)
        self._rows += 1
