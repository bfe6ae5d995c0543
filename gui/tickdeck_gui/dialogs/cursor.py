"""Editing the cursor of a sensor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.commands import SetCursor
from tickdeck_gui.desk import said
from tickdeck_gui.formatting.sentences import shortened
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label

if TYPE_CHECKING:
    import asyncio

    from tickdeck.values.sensors import SensorId, SensorState
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.orders.sensor_orders import SensorOrders

_SHOWN_LENGTH = 80


class CursorDialog(QDialog):
    """Shows the whole cursor; *Save* and *Clear* ask the engine for the change.

    It stays open until the engine has agreed. Where the cursor has moved since it was
    read, it says what it is now, and lets the operator choose between the two.
    """

    def __init__(
        self,
        desk: Desk,
        orders: SensorOrders,
        state: SensorState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = orders
        self._state = state
        """As it was when what is being edited was read."""
        self._moved: SensorState | None = None
        """As it is now, where that differs."""
        self._saving: asyncio.Task[None] | None = None
        self.setWindowTitle(tr("Cursor of {name}").format(name=state.name))
        self.resize(520, 340)
        self.text = QPlainTextEdit(state.cursor or "")
        self.text.setAccessibleName(tr("Cursor"))
        self.text.setFont(fixed_font(self.text.font()))
        self.problem = label("", "error", wraps=True)
        self.now = label("", wraps=True)
        self.use_theirs = button(
            tr("Use theirs"), tip=tr("Go on editing from what the cursor is now")
        )
        self.set_mine = button(
            tr("Set mine all the same"), tip=tr("Replace what the cursor is now")
        )
        self.conflict = QFrame()
        self._build()
        desk.live.sensors_changed.connect(self._on_sensors_changed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(
            label(
                tr(
                    "The sensor's next tick begins from this cursor. If a tick that "
                    "is under way moves it first, your change is refused, not its."
                ),
                "second",
                wraps=True,
            )
        )
        column.addWidget(self.text, 1)
        self._build_conflict()
        column.addWidget(self.conflict)
        self.problem.hide()
        column.addWidget(self.problem)
        box = QDialogButtonBox()
        self.save = box.addButton(
            tr("Save cursor"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.save.setProperty("kind", "primary")
        self.clear = box.addButton(tr("Clear"), QDialogButtonBox.ButtonRole.ResetRole)
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.clear.clicked.connect(lambda: self._send(None))
        box.accepted.connect(lambda: self._send(self._typed()))
        box.rejected.connect(self.reject)
        self.text.textChanged.connect(self._show_acts)
        self._show_acts()
        column.addWidget(box)

    def _build_conflict(self) -> None:
        self.conflict.setProperty("role", "error-box")
        inside = QVBoxLayout(self.conflict)
        inside.setContentsMargins(12, 10, 12, 10)
        title = tr("The cursor has moved since you opened it. It is now:")
        inside.addWidget(label(title, "error-strong", wraps=True))
        self.now.setFont(fixed_font(self.now.font()))
        inside.addWidget(self.now)
        acts = QHBoxLayout()
        acts.addWidget(self.use_theirs)
        acts.addWidget(self.set_mine)
        acts.addStretch(1)
        inside.addLayout(acts)
        self.use_theirs.clicked.connect(self._use_theirs)
        self.set_mine.clicked.connect(self._set_mine)
        self.conflict.hide()

    def done(self, result: int) -> None:
        """Close; an answer that comes later finds nobody."""
        if self._saving is not None:
            self._saving.cancel()
        super().done(result)

    def _typed(self) -> str | None:
        return self.text.toPlainText() or None

    def _show_acts(self) -> None:
        is_free = self._saving is None and self._moved is None
        self.save.setEnabled(is_free and self._typed() != self._state.cursor)
        self.clear.setEnabled(is_free and self._state.cursor is not None)
        for act in (self.use_theirs, self.set_mine):
            act.setEnabled(self._saving is None)

    def _use_theirs(self) -> None:
        moved = self._moved
        if moved is not None:
            self._go_on_from(moved)
            self.text.setPlainText(moved.cursor or "")

    def _set_mine(self) -> None:
        """Replace what the operator has seen that it is now, and nothing later."""
        if self._moved is not None:
            self._go_on_from(self._moved)
            self._send(self._typed())

    def _go_on_from(self, state: SensorState) -> None:
        self._state, self._moved = state, None
        self.conflict.hide()
        self._show_acts()

    def _send(self, cursor: str | None) -> None:
        self.problem.hide()
        self._saving = self._desk.tasks.spawn(self._save(cursor))
        self._show_acts()

    async def _save(self, cursor: str | None) -> None:
        state = self._state
        wish = SetCursor(
            sensor_id=state.id, cursor=cursor, expected_version=state.cursor_version
        )
        try:
            saved: SensorState = await self._desk.ask(wish)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._saving = None
            self._show_refusal(said(error))
        else:
            self._saving = None
            self._orders.tell_of_cursor(state.cursor, saved)
            self.accept()

    def _show_refusal(self, words: str) -> None:
        row = self._desk.live.row(self._state.id)
        if row is not None:
            self._note(row.state)
        if self._moved is None:
            self.problem.setText(words)
            self.problem.show()
        self._show_acts()

    def _on_sensors_changed(self, changed: frozenset[SensorId]) -> None:
        row = self._desk.live.row(self._state.id)
        if self._state.id in changed and row is not None and self._saving is None:
            self._note(row.state)

    def _note(self, state: SensorState) -> None:
        """Say that the cursor has moved, if it has."""
        if state.cursor_version <= self._state.cursor_version:
            return
        self._moved = state
        self.problem.hide()
        self.now.setText(shortened(state.cursor or tr("none", "cursor"), _SHOWN_LENGTH))
        self.now.setToolTip(state.cursor or "")
        self.conflict.show()
        self._show_acts()
