"""Trying a sensor out: its function runs, and nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tickdeck.values.commands import CancelTest, CommitTest, SetCursor, TestSensor
from tickdeck.values.sensors import SensorKind
from tickdeck_gui.desk import said
from tickdeck_gui.formatting.sentences import tick_result
from tickdeck_gui.formatting.times import duration
from tickdeck_gui.models.trial_subjects import past_cursors, subject_of, subjects
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.cursor_choice import CursorChoice
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.labels import button, label, set_role
from tickdeck_gui.widgets.trial_result import TrialResult

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from typing import Any

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.commands import Command, TestResult
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.orders.sensor_orders import SensorOrders

_COUNTING_MILLISECONDS = 100


class SensorTestDialog(QDialog):
    """Evaluates with a cursor of one's choice, and shows what would happen."""

    run_opened = Signal(str)
    """A run that the sensor looked at is wanted; the dialog has closed."""

    def __init__(
        self,
        desk: Desk,
        orders: SensorOrders,
        row: SensorRow,
        *,
        tick: Tick | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Test the sensor of *row*; with *tick*, as it found the world at first."""
        super().__init__(parent)
        self._desk = desk
        self._row = row
        self.setWindowTitle(tr("Test {name}").format(name=row.spec.name))
        self.resize(760, 720)
        now = desk.clock.now()
        self.cursor_choice = CursorChoice(
            row.state.cursor,
            past_cursors(desk.reader, row, now, tick),
            None if tick is None else tick.id,
        )
        self.cursor_text = self.cursor_choice.text
        self.subject = DropDown()
        """For a sensor that reacts: to which run or event; first, to what is new."""
        self.evaluate = button(tr("Evaluate"), "primary")
        self.cancel = button(tr("Cancel"), name=tr("Cancel the evaluation"))
        self.save = button(
            tr("Save cursor"), tip=tr("Make the computed cursor the sensor's")
        )
        self.launch = button(
            tr("Launch selected"), tip=tr("Start the chosen runs, and keep the cursor")
        )
        self.commit = button(
            tr("Commit tick"),
            tip=tr("Start all these runs and save the cursor, as a tick"),
        )
        self.elapsed = label("", "second")
        self.outcome = label("", "second", wraps=True)
        self.shown = TrialResult(desk.theme)
        self._result: TestResult | None = None
        self._picked = False
        """Whether it was shown a run or an event, and so the cursor does not count."""
        self._evaluating: asyncio.Task[None] | None = None
        self._sending: asyncio.Task[None] | None = None
        self._since = QElapsedTimer()
        self._counting = QTimer(self)
        self._counting.setInterval(_COUNTING_MILLISECONDS)
        self._build(tick)
        self._connect(orders)

    def _build(self, tick: Tick | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(
            label(
                tr(
                    "The sensor's function is really called, so what it does to the "
                    "world is done. No tick, cursor or run comes of it."
                ),
                "second",
                wraps=True,
            )
        )
        self._build_subject(column, tick)
        column.addWidget(label(tr("Cursor"), "strong"))
        column.addWidget(self.cursor_choice)
        line = QHBoxLayout()
        line.addWidget(self.evaluate)
        line.addWidget(self.cancel)
        line.addWidget(self.elapsed)
        line.addStretch(1)
        self.cancel.hide()
        column.addLayout(line)
        column.addWidget(self.shown, 1)
        self.outcome.hide()
        column.addWidget(self.outcome)
        acts = QHBoxLayout()
        closing = button(tr("Close"))
        closing.clicked.connect(self.reject)
        for act in (self.save, self.launch, self.commit):
            act.setEnabled(False)
            acts.addWidget(act)
        acts.addStretch(1)
        acts.addWidget(closing)
        column.addLayout(acts)
        self.evaluate.setDefault(True)

    def _build_subject(self, column: QVBoxLayout, tick: Tick | None) -> None:
        """Let the operator choose what a sensor that reacts is shown."""
        match self._row.spec.kind:
            case SensorKind.RUN_STATUS:
                name, purpose = tr("Run"), tr("Run to test with")
            case SensorKind.ASSET | SensorKind.MULTI_ASSET:
                name, purpose = tr("Event"), tr("Event to test with")
            case _:
                return
        column.addWidget(label(name, "strong"))
        self.subject.setAccessibleName(purpose)
        self.subject.addItem(tr("What is new since the cursor"), None)
        reader, now = self._desk.reader, self._desk.clock.now()
        found = subjects(reader, self._row, now)
        known = None if tick is None else subject_of(reader, self._row, tick, now)
        if known is not None and known not in found:
            found.insert(0, known)
        for one in found:
            self.subject.addItem(one.words, one.value)
        if known is not None:
            self.subject.setCurrentIndex(found.index(known) + 1)
        column.addWidget(self.subject)

    def _connect(self, orders: SensorOrders) -> None:
        self._counting.timeout.connect(self._show_elapsed)
        self.evaluate.clicked.connect(self._begin)
        self.cancel.clicked.connect(self._cancel)
        self.save.clicked.connect(self._save)
        self.launch.clicked.connect(self._launch_selected)
        self.commit.clicked.connect(self._commit)
        self.shown.chosen_changed.connect(self._show_launchable)
        self.shown.source_requested.connect(orders.open_source)
        self.shown.run_requested.connect(self._on_run_requested)

    def done(self, result: int) -> None:
        """Close, and end what is being evaluated: nobody waits for it any more."""
        self._counting.stop()
        if self._evaluating is not None:
            self._evaluating.cancel()
            self._evaluating = None
            self._end_in_engine()
        if self._sending is not None:
            self._sending.cancel()
        super().done(result)

    def _on_run_requested(self, run_id: str) -> None:
        self.reject()
        self.run_opened.emit(run_id)

    # --- evaluating -----------------------------------------------------------------

    def _begin(self) -> None:
        self._row = self._desk.live.row(self._row.state.id) or self._row
        self.cursor_choice.renew(self._row.state.cursor)
        # At once: a second click before the task begins would start another one.
        self._show_evaluating()
        self._evaluating = self._desk.tasks.spawn(self._evaluate())

    async def _evaluate(self) -> None:
        cursor, chosen = self.cursor_choice.chosen, self.subject.currentData()
        wish = TestSensor(
            sensor_id=self._row.state.id,
            cursor=cursor,
            run_id=chosen if isinstance(chosen, str) else None,
            event_id=chosen if isinstance(chosen, int) else None,
        )
        self._picked = chosen is not None
        try:
            result: TestResult = await self._desk.ask(wish)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._show_rest()
            self.elapsed.clear()
            self.shown.say(said(error), loud=True)
        else:
            self._show_rest()
            self._show(result, cursor)

    def _show_evaluating(self) -> None:
        self._result = None
        for act in (self.evaluate, self.save, self.launch, self.commit):
            act.setEnabled(False)
        self.outcome.hide()
        self.cancel.setEnabled(True)
        self.cancel.show()
        self.shown.say(tr("The sensor is being evaluated."))
        self._since.start()
        self._show_elapsed()
        self._counting.start()

    def _show_rest(self) -> None:
        self._evaluating = None
        self._counting.stop()
        self.cancel.hide()
        self.evaluate.setEnabled(True)
        self.evaluate.setText(tr("Evaluate again"))
        self.evaluate.setFocus()

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._end_in_engine()

    def _end_in_engine(self) -> None:
        self._desk.order(CancelTest(sensor_id=self._row.state.id))

    def _show_elapsed(self) -> None:
        passed = duration(self._since.elapsed() / 1000)
        limit = duration(self._row.spec.timeout_seconds, whole=True)
        self.elapsed.setText(
            tr("{time} of at most {limit}").format(time=passed, limit=limit)
        )

    def _show(self, result: TestResult, cursor: str | None) -> None:
        self._result = result
        took = tr("took {duration}").format(duration=duration(result.seconds))
        self.elapsed.setText(took)
        self.shown.show_result(result, cursor)
        self._show_acts()

    def _show_acts(self) -> None:
        result = self._result
        good = result is not None and result.error is None and self._sending is None
        moved = (
            good
            and result is not None
            and result.cursor != self._row.state.cursor
            and not self._picked
        )
        self.save.setEnabled(moved)
        self.commit.setEnabled(
            moved or (good and result is not None and _does_something(result))
        )
        self._show_launchable()

    def _show_launchable(self) -> None:
        good = self._result is not None and self._sending is None
        self.launch.setEnabled(good and bool(self.shown.chosen()))

    # --- doing what was tested ------------------------------------------------------

    def _launch_selected(self) -> None:
        """Make a tick of the chosen requests; run keys are honoured there, too."""
        if self._result is not None:
            wish = CommitTest(
                sensor_id=self._row.state.id,
                requests=self.shown.chosen(),
                cursor=self._result.cursor,
            )
            self._send(wish, self._tell_of_tick)

    def _commit(self) -> None:
        if self._result is not None:
            wish = CommitTest.of(
                self._row.state.id, self._result, set_cursor=not self._picked
            )
            self._send(wish, self._tell_of_tick)

    def _save(self) -> None:
        if self._result is None:
            return
        state = self._row.state
        wish = SetCursor(
            sensor_id=state.id,
            cursor=self._result.cursor,
            expected_version=self._result.cursor_version,
        )
        saved = tr("Cursor of {name} saved").format(name=state.name)
        self._send(wish, lambda _: self._tell(saved))

    def _send(self, wish: Command, then: Callable[[Any], None]) -> None:
        self._sending = self._desk.tasks.spawn(self._sent(wish, then))
        self._show_acts()

    async def _sent(self, wish: Command, then: Callable[[Any], None]) -> None:
        try:
            answer = await self._desk.ask(wish)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self._sending = None
            self._say(said(error), loud=True)
        else:
            # What was done is not to be done twice: it takes another test.
            self._sending, self._result = None, None
            then(answer)
        self._show_acts()

    def _tell_of_tick(self, tick: Tick) -> None:
        self._tell(f"{tick.sensor_name}: {tick_result(tick)}")

    def _tell(self, words: str) -> None:
        self._say(words)
        self._desk.notices.tell(words)

    def _say(self, words: str, *, loud: bool = False) -> None:
        set_role(self.outcome, "error" if loud else "strong")
        self.outcome.setText(words)
        self.outcome.show()


def _does_something(result: TestResult) -> bool:
    return bool(
        result.requests
        or result.reactions
        or result.partitions
        or result.asset_events
        or result.acted
        or result.settled
        or result.forgotten
    )
