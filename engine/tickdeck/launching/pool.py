"""Warm workers of one version of one code location, each with one task at a time."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from tickdeck import wire
from tickdeck.errors import TickdeckError
from tickdeck.launching.growth import Growth
from tickdeck.launching.process import WorkerProcess
from tickdeck.launching.seats import Seat

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from tickdeck.launching.seats import PoolLimits, Task
    from tickdeck.values.folders import FolderRule
    from tickdeck.values.locations import LocationSpec
    from tickdeck.values.queries import Query


LAST_WORDS_BYTES = 2_000
SHARED_GRACE_S = 2.0
"""How much later than its time-out a worker is ended that several tasks share."""
_NOTHING = msgspec.Raw(b"\xc0")
EXIT_S = 2.0
"""How long an idle worker may take to end; it takes some milliseconds."""


class PoolOwner(Protocol):
    """Hears how the definitions of this version load."""

    def on_loaded(self, pool: WorkerPool, message: wire.Loaded) -> None:
        """Take the definitions, from each worker that starts."""
        ...

    def on_load_failed(self, pool: WorkerPool, message: wire.LoadFailed) -> None:
        """Learn that a worker could not read them."""
        ...

    def on_asked(self, query: Query) -> Any:
        """Answer what running code asks, or raise a sentence."""
        ...


class WorkerPool:
    """Gives tasks to workers in order; used in the engine's loop only."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        spec: LocationSpec,
        owner: PoolOwner,
        *,
        limits: PoolLimits,
        source: str | None = None,
        rules: tuple[FolderRule, ...] = (),
        storage: str = "",
    ) -> None:
        self.spec = spec
        self._loop = loop
        self._owner = owner
        self._limits = limits
        self._load = wire.Load(spec=spec, source=source, rules=rules, storage=storage)
        self._seats: dict[WorkerProcess, Seat] = {}
        self._waiting: deque[Task] = deque()
        self._sharing: deque[Task] = deque()
        """Tasks that only wait, and may share a worker."""
        self._retired = False
        self._growth: asyncio.TimerHandle | None = None
        self._growing = Growth(limits)
        self._failed_starts = 0

    @property
    def busy(self) -> int:
        """How many tasks are waiting or being done."""
        return (
            len(self._waiting)
            + len(self._sharing)
            + sum(len(seat.tasks) for seat in self._seats.values())
        )

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes of this pool."""
        return tuple(worker.pid for worker in self._seats)

    @property
    def processes(self) -> tuple[tuple[int, bool], ...]:
        """The processes of this pool, and whether each is doing something."""
        return tuple(
            (worker.pid, not seat.is_idle) for worker, seat in self._seats.items()
        )

    def freeze_source(self, source: str | None) -> None:
        """Let workers that start later run the very text that was loaded."""
        self._load = msgspec.structs.replace(self._load, source=source)

    def warm_up(self) -> None:
        """Start the workers that are kept ready."""
        while len(self._seats) < self._limits.warm:
            if not self._start():
                return

    def load(self) -> None:
        """Have one worker read the definitions, though none may be kept."""
        if not self._seats:
            self._start()

    def submit(self, task: Task) -> None:
        """Have *task* done by the next free worker."""
        (self._sharing if task.shares else self._waiting).append(task)
        self._assign()

    def retire(self) -> None:
        """Finish the tasks at hand and those that wait, then end every worker."""
        self._retired = True
        if self._has_waiting:
            return  # no worker is idle, and those that load now are needed
        for worker, seat in list(self._seats.items()):
            if seat.is_idle:
                worker.dismiss()

    def close(self, *, abandon_busy: bool) -> None:
        """End all workers at once; with *abandon_busy*, leave the busy ones at work."""
        self._retired = True
        self._waiting.clear()
        self._sharing.clear()
        for worker, seat in list(self._seats.items()):
            seat.stop_timers()
            leave_alone = not seat.is_idle and abandon_busy
            if seat.is_idle and seat.loaded:
                worker.dismiss()
            elif not leave_alone:
                worker.kill()
            worker.abandon(wait_s=0.0 if leave_alone else EXIT_S)
        self._seats.clear()

    def kill_task(self, is_it: Callable[[Task], bool], why: str) -> bool:
        """Kill the worker with the task that *is_it*; return whether there is one."""
        for worker, seat in self._seats.items():
            if any(is_it(task) for task in seat.tasks):
                seat.why_killed = why
                worker.kill()
                return True
        return False

    def interrupt_task(self, is_it: Callable[[Task], bool]) -> bool:
        """Ask the worker with the task that *is_it* to end it; return whether."""
        for worker, seat in self._seats.items():
            if seat.task is not None and is_it(seat.task):
                seat.worn_out = True
                worker.interrupt()
                return True
        return False

    def withdraw(self, is_it: Callable[[Task], bool]) -> bool:
        """Take back a task that no worker has; return whether there was one."""
        for task in self._waiting:
            if is_it(task):
                self._waiting.remove(task)
                return True
        return False

    def give_back(self) -> tuple[Task, ...]:
        """Take back all tasks that no worker has, for another pool to do."""
        waiting = (*self._waiting, *self._sharing)
        self._waiting.clear()
        self._sharing.clear()
        return waiting

    @property
    def _has_waiting(self) -> bool:
        return bool(self._waiting or self._sharing)

    # --- what workers say ----------------------------------------------------------

    def on_message(self, worker: WorkerProcess, message: wire.FromWorker) -> None:
        """Take a message of one of the workers."""
        seat = self._seats.get(worker)
        if seat is None:
            return
        match message:
            case wire.Ready():
                if message.version != wire.VERSION:
                    seat.why_killed = (
                        f"{message.python} has another version of Tickdeck "
                        f"(wire {message.version}, not {wire.VERSION})"
                    )
                    worker.kill()
                else:
                    worker.send(self._load)
            case wire.Loaded():
                self._failed_starts = 0
                seat.loaded = True
                seat.stop_timers()
                self._owner.on_loaded(self, message)
                self._set_free(worker, seat)
            case wire.LoadFailed():
                seat.stop_timers()
                worker.dismiss()
                self._owner.on_load_failed(self, message)
                self._lose_waiting("Its definitions cannot be read any more.")
            case wire.Asked():
                self._answer(worker, message)
            case _:
                self._on_answer(worker, seat, message)

    def _answer(self, worker: WorkerProcess, message: wire.Asked) -> None:
        """Answer what the code in a worker asks of the instance."""
        try:
            value = self._owner.on_asked(message.query)
            told = wire.Told(
                question=message.question,
                value=msgspec.Raw(msgspec.msgpack.encode(value)),
            )
        except (TickdeckError, LookupError, ValueError) as error:
            sentence = str(error.args[0]) if error.args else str(error)
            told = wire.Told(question=message.question, value=_NOTHING, error=sentence)
        worker.send(told)

    def _on_answer(
        self, worker: WorkerProcess, seat: Seat, message: wire.FromWorker
    ) -> None:
        request = getattr(message, "request", None)
        if request is not None and request in seat.shared:
            self._on_shared_answer(worker, seat, request, message)
            return
        task = seat.task
        if task is None:
            return
        if isinstance(message, wire.Evaluated):
            worker.drain_output()  # printed before the answer, so shown before it
            seat.rss_bytes = message.rss_bytes
            self._growing.worked(message.seconds)
        elif isinstance(message, wire.RunEnded):
            seat.rss_bytes = message.rss_bytes
            self._growing.worked(self._loop.time() - seat.busy_since)
        if seat.task is task and task.hear(message):
            seat.stop_timers()
            seat.task = None
            seat.served += 1
            self._set_free(worker, seat)

    def _on_shared_answer(
        self,
        worker: WorkerProcess,
        seat: Seat,
        request: int,
        message: wire.FromWorker,
    ) -> None:
        if isinstance(message, wire.Evaluated):
            seat.rss_bytes = message.rss_bytes
        if seat.shared[request].hear(message):
            seat.shared.pop(request, None)
            timer = seat.shared_timers.pop(request, None)
            if timer is not None:
                timer.cancel()
            seat.served += 1
            self._set_free(worker, seat)

    def on_output(self, worker: WorkerProcess, text: bytes) -> None:
        """Take what one of the workers printed; too much of it ends the worker."""
        seat = self._seats.get(worker)
        if seat is None:
            return
        if seat.is_idle:
            seat.last_words = (seat.last_words + text)[-LAST_WORDS_BYTES:]
            return
        seat.printed += len(text)
        if seat.printed <= self._limits.output_bytes:
            if seat.task is not None:
                seat.task.print_out(text)
        elif seat.why_killed is None:
            mib = self._limits.output_bytes // 1024**2
            seat.why_killed = f"it printed more than {mib} MiB and was stopped"
            worker.kill()

    def on_exit(self, worker: WorkerProcess, how: str) -> None:
        """Replace a worker that has ended."""
        seat = self._seats.pop(worker, None)
        if seat is None:
            return
        seat.stop_timers()
        tasks = seat.tasks
        for task in tasks:
            task.lost(seat.why_killed or how)
        if not tasks and not seat.loaded:
            self._failed_starts += 1
            if self._failed_starts >= 3 or seat.why_killed:
                self._fail_load(seat.why_killed or _with_words(how, seat.last_words))
                return
        if self._has_waiting or (
            not self._retired and len(self._seats) < self._limits.warm
        ):
            self._loop.call_soon(self._replace)

    def _fail_load(self, why: str) -> None:
        from tickdeck.values.errors import ErrorInfo

        self._owner.on_load_failed(
            self,
            wire.LoadFailed(
                error=ErrorInfo(
                    class_name="DagsterCodeLocationLoadError",
                    message=f"The definitions could not be read: {why}.",
                )
            ),
        )
        self._lose_waiting(why)

    def _lose_waiting(self, why: str) -> None:
        for task in self.give_back():
            task.lost(why)

    # --- giving out work -----------------------------------------------------------

    def _replace(self) -> None:
        if not self._retired:
            self.warm_up()
        self._assign()

    def _assign(self) -> None:
        for worker, seat in list(self._seats.items()):
            if not self._has_waiting:
                return
            if seat.loaded and seat.task is None and seat.why_killed is None:
                self._set_free(worker, seat)
        if not self._has_waiting:
            return
        if not self._seats:
            self._start()
        elif self._growth is None:
            self._growing.begin(self._loop.time())
            self._growth = self._loop.call_later(self._limits.patience_s, self._grow)

    def _grow(self) -> None:
        """Start another worker if a task has waited too long for those there are."""
        self._growth = None
        if not self._has_waiting:
            return
        if self._growing.is_needed(self._loop.time(), self._seats.values()):
            self._start()
            self._growing.begin(self._loop.time())
        self._growth = self._loop.call_later(self._limits.patience_s, self._grow)

    def _set_free(self, worker: WorkerProcess, seat: Seat) -> None:
        """Give a free worker the next task, or let it go if it has served enough."""
        if seat.task is not None or seat.why_killed is not None:
            return  # whoever was told of its answer has used it already
        worn_out = (
            seat.worn_out
            or seat.served >= self._limits.requests
            or seat.rss_bytes > self._limits.rss_bytes
        )
        if not worn_out and self._give_next(worker, seat):
            return
        if not seat.is_idle:
            return
        if self._retired or worn_out:
            seat.why_killed = "it was being replaced"
            worker.dismiss()
            return
        seat.idle_since = self._loop.time()
        if len(self._seats) > self._limits.warm:
            self._loop.call_later(self._limits.idle_s, self._let_go, worker, seat)

    def _give_next(self, worker: WorkerProcess, seat: Seat) -> bool:
        """Send what still wants to be done and fits; return whether there was any.

        Tasks that only wait share a worker with others of their kind, and with no
        other task.
        """
        if seat.is_idle:
            while self._waiting:
                if self._give(worker, seat, self._waiting.popleft()):
                    return True
        given = False
        while (
            self._sharing
            and seat.task is None
            and len(seat.shared) < self._limits.waiting
        ):
            given = self._give(worker, seat, self._sharing.popleft()) or given
        return given

    def _give(self, worker: WorkerProcess, seat: Seat, task: Task) -> bool:
        """Send a task to *worker*, if it still wants to be done."""
        message = task.prepare()
        if message is None:
            return False
        try:
            worker.send(message)
        except wire.WireError as error:
            task.lost(str(error))
            return False
        if seat.is_idle:
            seat.busy_since, seat.printed = self._loop.time(), 0
        timer = None
        if task.timeout_s is not None:
            # What waits is ended by its worker, and the worker only if that fails.
            grace_s = SHARED_GRACE_S if task.shares else 0.0
            timer = self._loop.call_later(
                task.timeout_s + grace_s, self._time_out, worker, seat, task.timeout_s
            )
        if task.shares and isinstance(message, wire.Evaluate):
            seat.shared[message.request] = task
            if timer is not None:
                seat.shared_timers[message.request] = timer
        else:
            seat.task, seat.timer = task, timer
        return True

    def _let_go(self, worker: WorkerProcess, seat: Seat) -> None:
        idle_s = self._loop.time() - seat.idle_since
        if (
            seat.is_idle
            and worker in self._seats
            and idle_s >= self._limits.idle_s * 0.99
            and len(self._seats) > self._limits.warm
        ):
            seat.why_killed = "it was no longer needed"
            worker.dismiss()

    def _time_out(self, worker: WorkerProcess, seat: Seat, timeout_s: float) -> None:
        seat.timer = None
        seat.why_killed = f"it did not finish within {timeout_s:g} s and was stopped"
        worker.kill()

    def _start(self) -> bool:
        seat = Seat()
        try:
            worker = WorkerProcess(self._loop, self.spec, self)
        except OSError as error:
            interpreter = self.spec.interpreter or "the Python interpreter"
            self._fail_load(f"{interpreter} cannot be started ({error})")
            return False
        seat.timer = self._loop.call_later(
            self._limits.load_s, self._load_too_long, worker, seat
        )
        self._seats[worker] = seat
        return True

    def _load_too_long(self, worker: WorkerProcess, seat: Seat) -> None:
        seat.timer = None
        seat.why_killed = (
            f"importing them took longer than {self._limits.load_s:g} s and was stopped"
        )
        worker.kill()


def _with_words(how: str, last_words: bytes) -> str:
    """Add the last line that a worker printed to how it ended."""
    lines = last_words.decode(errors="replace").strip().splitlines()
    return f"{how}: {lines[-1]}" if lines else how
