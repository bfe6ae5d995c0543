"""Stands for worker processes: does their work here, when it is told to."""

from __future__ import annotations

import contextlib
import logging
from collections import deque
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck import wire
from tickdeck.definitions.instance import DagsterInstance
from tickdeck.definitions.snapshot import snapshot
from tickdeck.engine.evaluation import EvaluationTask
from tickdeck.folders.commands import catalog_of
from tickdeck.folders.rules import preview
from tickdeck.folders.sensing import FolderSensor
from tickdeck.values.locations import LocationKind
from tickdeck.worker.capture import LineHandler
from tickdeck.worker.executing import execute
from tickdeck.worker.locations import PythonLocation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tickdeck.clock import ManualClock
    from tickdeck.definitions.catalog import Definitions
    from tickdeck.launching.pool import PoolOwner
    from tickdeck.launching.seats import Task
    from tickdeck.values.folders import FolderRule
    from tickdeck.values.locations import LocationSpec
    from tickdeck.values.queries import Query
    from tickdeck.values.ticks import LogLine


class Workshop:
    """What is to be done, in order, and the definitions that it is done with."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.definitions: dict[str, Definitions] = {}
        self._waiting: deque[tuple[InlinePool, Task]] = deque()
        self.capture = InlineCapture()

    def make_pool(self, *arguments: Any, **named: Any) -> Any:
        """Return a pool whose work is done here."""
        return InlinePool(self, *arguments, **named)

    def add(self, pool: InlinePool, task: Task) -> None:
        """Do a task after those that wait."""
        self._waiting.append((pool, task))

    def work(self, *, ticks: bool = True) -> bool:
        """Do the task that has waited longest; return whether there was one.

        Without *ticks*, those that evaluate a sensor go on waiting.
        """
        for place, (pool, task) in enumerate(self._waiting):
            if ticks or not isinstance(task, EvaluationTask):
                del self._waiting[place]
                pool.do(task)
                return True
        return False

    def begin(self) -> None:
        """Begin the task that has waited longest, and do nothing of it."""
        _pool, task = self._waiting.popleft()
        task.prepare()

    def take_back(
        self, pool: InlinePool, is_it: Callable[[Task], bool]
    ) -> tuple[Task, ...]:
        """Take tasks back that wait for a pool."""
        taken = tuple(
            task for owner, task in self._waiting if owner is pool and is_it(task)
        )
        self._waiting = deque(
            (owner, task)
            for owner, task in self._waiting
            if owner is not pool or not is_it(task)
        )
        return taken

    def has_waiting(self, *, ticks: bool = True) -> bool:
        """Tell whether there is something to do."""
        return any(
            ticks or not isinstance(task, EvaluationTask)
            for _pool, task in self._waiting
        )

    def forget(self) -> None:
        """Do nothing of what waits."""
        self._waiting.clear()


class _Asking:
    """Answers queries by the pool's owner, the engine."""

    def __init__(self, owner: PoolOwner) -> None:
        self._owner = owner

    def ask(self, query: Query) -> Any:
        return self._owner.on_asked(query)


class InlinePool:
    """A `WorkerPool` whose work is done in this process and thread."""

    def __init__(
        self,
        workshop: Workshop,
        _loop: object,
        spec: LocationSpec,
        owner: PoolOwner,
        *,
        rules: tuple[FolderRule, ...] = (),
        storage: str = "",
        **_limits: Any,
    ) -> None:
        self.spec = spec
        self.pids: tuple[int, ...] = ()
        self.processes: tuple[tuple[int, bool], ...] = ()
        self._workshop = workshop
        self._owner = owner
        self._rules = rules
        self._storage = storage
        self._location: PythonLocation | None = None

    @property
    def busy(self) -> int:
        """Nothing is ever done in the background."""
        return 0

    def freeze_source(self, source: str | None) -> None:
        """Nothing is read from a text."""

    def warm_up(self) -> None:
        """There is no process to start."""

    def load(self) -> None:
        """Read the definitions and tell the engine, as a worker would."""
        self._owner.on_loaded(
            self,  # type: ignore[arg-type]  # it stands for a pool of processes
            wire.Loaded(snapshot=self._loaded().snapshot),
        )

    def submit(self, task: Task) -> None:
        """Do *task* when the engine is told to go on."""
        self._workshop.add(self, task)

    def retire(self) -> None:
        """What waits is done all the same."""

    def close(self, *, abandon_busy: bool) -> None:
        """Do nothing of what waits."""
        del abandon_busy
        self.give_back()

    def withdraw(self, is_it: Callable[[Task], bool]) -> bool:
        """Take back a task that waits; return whether there was one."""
        return bool(self._workshop.take_back(self, is_it))

    def give_back(self) -> tuple[Task, ...]:
        """Take back all tasks that wait."""
        return self._workshop.take_back(self, lambda _task: True)

    def kill_task(self, _is_it: Callable[[Task], bool], _why: str) -> bool:
        """Nothing is ever under way."""
        return False

    def interrupt_task(self, _is_it: Callable[[Task], bool]) -> bool:
        """Nothing is ever under way."""
        return False

    # --- the work ------------------------------------------------------------------

    def _loaded(self) -> PythonLocation:
        if self._location is None:
            clock = self._workshop.clock
            folders: dict[str, FolderSensor] = {}
            if self.spec.kind is LocationKind.FOLDERS:
                seen, catalog = catalog_of(self._rules)
                folders = {each.name: FolderSensor(each, clock) for each in self._rules}
            else:
                catalog = self._workshop.definitions[self.spec.name].catalog()
                seen = snapshot(catalog)
            self._location = PythonLocation(
                self.spec.name,
                catalog,
                seen,
                instance=DagsterInstance(_Asking(self._owner)),
                storage=self._storage,
                folders=folders,
                clock=clock,
                sleep=self._workshop.clock.pass_seconds,
            )
        return self._location

    def do(self, task: Task) -> None:
        """Do *task* now."""
        message = task.prepare()
        match message:
            case wire.Evaluate():
                self._evaluate(task, message)
            case wire.Execute():
                self._execute(task, message)
            case wire.CheckConfig():
                task.hear(self._loaded().check_config(message))
            case wire.Preview():
                found = preview(message.rule, message.limit)
                task.hear(
                    wire.Previewed(
                        request=message.request,
                        **{
                            name: getattr(found, name)
                            for name in found.__struct_fields__
                        },
                    )
                )

    def _evaluate(self, task: Task, message: wire.Evaluate) -> None:
        def tell(line: LogLine) -> None:
            task.hear(wire.TickLogged(request=message.request, lines=(line,)))

        capture = self._workshop.capture
        # The limit is of this whole process, in which more is at work than a sensor.
        message = msgspec.structs.replace(message, memory_limit_bytes=0)
        printed = _Printed(task)
        with capture.listening(tell), printed.redirected():
            answer = self._loaded().evaluate(message, capture.logger)
        task.hear(answer)

    def _execute(self, task: Task, message: wire.Execute) -> None:
        ended = execute(
            self._loaded(),
            message,
            _Hearing(task),
            self._workshop.capture,
            printing=_into_file,
            at_once=True,
        )
        task.hear(ended)


class _Hearing:
    """Hands messages to a task, as the wire would."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def send(self, message: wire.FromWorker) -> None:
        self._task.hear(message)


class _Printed:
    """Hands what is printed to a task."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def write(self, text: str) -> int:
        self._task.print_out(text.encode("utf-8", "backslashreplace"))
        return len(text)

    def flush(self) -> None:
        pass

    @contextlib.contextmanager
    def redirected(self) -> Iterator[None]:
        with (
            contextlib.redirect_stdout(self),
            contextlib.redirect_stderr(self),
        ):
            yield


class InlineCapture:
    """Listens to what is logged, and only while something is done here."""

    def __init__(self) -> None:
        self._handler = LineHandler()
        self.logger = logging.Logger(  # noqa: LOG001 - its lines are one tick's
            "dagster", logging.DEBUG
        )
        """What ``context.log`` is."""
        self.logger.addHandler(self._handler)

    @contextlib.contextmanager
    def listening(self, sink: Callable[[LogLine], None]) -> Iterator[None]:
        """Hand lines to *sink* inside the block."""
        root = logging.getLogger()
        level, before = root.level, self._handler.sink
        root.addHandler(self._handler)
        root.setLevel(min(level or logging.WARNING, logging.INFO))
        self._handler.sink = sink
        try:
            yield
        finally:
            self._handler.sink = before
            root.setLevel(level)
            root.removeHandler(self._handler)


@contextlib.contextmanager
def _into_file(path: Path) -> Iterator[None]:
    """Send what Python prints to the end of a file."""
    with (
        path.open("a", encoding="utf-8", errors="backslashreplace") as file,
        contextlib.redirect_stdout(file),
        contextlib.redirect_stderr(file),
    ):
        yield
