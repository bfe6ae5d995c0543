"""What became of each of many, when not all of it went well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.records import Column, RecordModel
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck_gui.models.notices import Outcome
    from tickdeck_gui.theme.theme import Theme

_SIZE = (640, 420)


class OutcomesDialog(QDialog):
    """Lists the outcomes, what could not be done first."""

    def __init__(
        self,
        sentence: str,
        outcomes: Sequence[Outcome],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What became of each"))
        self.resize(*_SIZE)
        numbered = sorted(enumerate(outcomes), key=lambda pair: not pair[1].problem)
        self.model: RecordModel[tuple[int, Outcome]] = RecordModel(
            _columns(), lambda pair: pair[0], self
        )
        self.model.replace(numbered)
        table = RecordTable(self.model, theme, tr("Outcomes"), key="outcomes")
        closing = button(tr("Close"))
        closing.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(sentence, "strong", wraps=True))
        column.addWidget(table, 1)
        column.addWidget(closing, 0, Qt.AlignmentFlag.AlignRight)


def _columns() -> tuple[Column[tuple[int, Outcome]], ...]:
    return (
        Column(tr("Name"), lambda pair: pair[1].name, mark=_mark, width=220),
        Column(
            tr("Outcome"),
            lambda pair: pair[1].problem or tr("Done"),
            ink=lambda pair: "failure" if pair[1].problem else "second",
        ),
    )


def _mark(pair: tuple[int, Outcome]) -> Mark:
    return Mark.FAILURE if pair[1].problem else Mark.SUCCESS
