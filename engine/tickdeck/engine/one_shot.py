"""Asking a code location something once, with no engine and no database."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from tickdeck import wire
from tickdeck.definitions.ephemeral import EphemeralRecords
from tickdeck.engine.evaluation import QuestionTask, TickLog
from tickdeck.launching.pool import WorkerPool
from tickdeck.launching.seats import PoolLimits
from tickdeck.values.locations import DefinitionsSnapshot, LocationSpec
from tickdeck.values.settings import EngineSettings

if TYPE_CHECKING:
    from tickdeck.definitions.instance import Records
    from tickdeck.values.queries import Query


class DefinitionsError(Exception):
    """The definitions could not be read; `failure` says why and where."""

    def __init__(self, failure: wire.LoadFailed) -> None:
        super().__init__(failure.error.summary)
        self.failure = failure


class OneShot:
    """A worker for one code location: ``async with OneShot(spec) as location``.

    Args:
        spec: The code location.
        records: What its code can look things up in; nothing if omitted.

    Raises:
        DefinitionsError: On entering, if the definitions cannot be read.
    """

    def __init__(self, spec: LocationSpec, records: Records | None = None) -> None:
        self._records = records or EphemeralRecords()
        self._spec = spec
        self.snapshot = DefinitionsSnapshot()

    async def __aenter__(self) -> OneShot:
        loop = asyncio.get_running_loop()
        self._loaded: asyncio.Future[wire.Loaded] = loop.create_future()
        self._pool = WorkerPool(loop, self._spec, self, limits=PoolLimits())
        self._pool.load()
        try:
            self.snapshot = (await self._loaded).snapshot
        except BaseException:
            self._pool.close(abandon_busy=False)
            raise
        return self

    async def __aexit__(self, *_exception: object) -> None:
        self._pool.close(abandon_busy=False)

    def on_loaded(self, pool: WorkerPool, message: wire.Loaded) -> None:
        """Take the definitions."""
        if not self._loaded.done():
            self._loaded.set_result(message)

    def on_load_failed(self, pool: WorkerPool, message: wire.LoadFailed) -> None:
        """Learn that they cannot be read."""
        if not self._loaded.done():
            self._loaded.set_exception(DefinitionsError(message))

    def on_asked(self, query: Query) -> Any:
        """Answer what the code asks, of the records that were given."""
        return self._records.ask(query)

    async def evaluate(
        self, sensor: str, *, cursor: str | None, log: TickLog
    ) -> wire.Evaluated:
        """Call a sensor; nothing is recorded.

        Raises:
            WorkerLostError: If it hung or ended its process.
        """
        spec = next(each for each in self.snapshot.sensors if each.name == sensor)
        answer: asyncio.Future[wire.FromWorker] = (
            asyncio.get_running_loop().create_future()
        )
        message = wire.Evaluate(
            request=-1,
            sensor=sensor,
            tick_id=0,
            cursor=cursor,
            memory_limit_bytes=EngineSettings().evaluation_memory_bytes,
        )
        self._pool.submit(QuestionTask(message, answer, spec.timeout_seconds, log))
        evaluated = await answer
        assert isinstance(evaluated, wire.Evaluated)
        return evaluated
