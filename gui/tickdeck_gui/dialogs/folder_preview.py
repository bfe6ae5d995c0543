"""Which files a rule would find now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tickdeck_gui.models.columns import match_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.labels import label, set_role
from tickdeck_gui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from tickdeck.clock import Clock
    from tickdeck.values.folders import FolderMatch, FolderPreview
    from tickdeck_gui.theme.theme import Theme


class FolderPreviewPane(QFrame):
    """Counts and lists files before anything is saved."""

    def __init__(
        self, theme: Theme, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._runs_existing = False
        self._found: FolderPreview | None = None
        self.model: RecordModel[FolderMatch] = RecordModel(
            match_columns(clock), lambda match: match.path, self
        )
        self._title = label("", "strong", wraps=True)
        self._details = label("", "second", wraps=True)
        self._problems = label("", "error", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self._title)
        column.addWidget(self._details)
        column.addWidget(self._problems)
        table = RecordTable(
            self.model, theme, tr("Files that fit now"), key="fitting-files"
        )
        column.addWidget(table, 1)
        self.show_nothing()

    @property
    def words(self) -> str:
        """What the title says."""
        return self._title.text()

    def show_nothing(self) -> None:
        """Say what will be here."""
        self._found = None
        self.model.replace(())
        set_role(self._title, "strong")
        self._title.setText(tr("Files that fit appear here"))
        self._details.setText(tr("Nothing runs before you save."))
        self._problems.hide()

    def show_problem(self, words: str) -> None:
        """Say why there is no preview."""
        self.model.replace(())
        set_role(self._title, "error-strong")
        self._title.setText(tr("The folder could not be looked through"))
        self._details.setText(words)

    def show_choice(self, *, runs_existing: bool) -> None:
        """Say what happens to the files that are there now."""
        self._runs_existing = runs_existing
        if self._found is not None:
            self.show_preview(self._found)

    def show_preview(self, found: FolderPreview) -> None:
        """List what was found."""
        self._found = found
        set_role(self._title, "strong")
        self._title.setText(
            tr("%Ln file(s) fit, %Ln would run now", "", found.match_count)
            if self._runs_existing
            else tr("%Ln file(s) fit, 0 would run now", "", found.match_count)
        )
        self._details.setText(_details(found))
        self._problems.setText("\n".join(found.problems))
        self._problems.setVisible(bool(found.problems))
        self.model.replace(found.matches)


def _details(found: FolderPreview) -> str:
    left_out = tr("%Ln file(s) left out by the patterns.", "", found.excluded_count)
    if found.match_count <= len(found.matches):
        return left_out
    listed = tr("The first {total} are listed.").format(
        total=number(len(found.matches))
    )
    return f"{left_out} {listed}"
