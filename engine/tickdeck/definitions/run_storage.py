"""Where the values of a run come from and go: assets', steps', earlier runs'."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.io_managers import (
    FilesystemIOManager,
    InputContext,
    IOManager,
    MemoryIOManager,
    OutputContext,
)
from tickdeck.errors import DagsterError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tickdeck.definitions.composition import Handle


class RunStorage:
    """The values of one run beyond its own memory.

    Args:
        assets: Keeps the assets' values where the author names nobody else.
        steps: Keeps what steps gave, for trying the run again from where it failed;
            None for nobody.
        run_id: The run.
        earlier_runs: The runs that it tries again, the last first.
    """

    def __init__(
        self,
        assets: IOManager,
        steps: FilesystemIOManager | None = None,
        run_id: str = "",
        earlier_runs: Sequence[str] = (),
    ) -> None:
        self.assets = assets
        self._steps = steps
        self._run_id = run_id
        self._earlier_runs = tuple(earlier_runs)

    @classmethod
    def in_memory(cls) -> RunStorage:
        """Return what lasts as long as the run."""
        return cls(MemoryIOManager())

    @classmethod
    def in_folder(
        cls, folder: Path, run_id: str, earlier_runs: Sequence[str] = ()
    ) -> RunStorage:
        """Return what is kept below the engine's storage folder."""
        return cls(
            FilesystemIOManager(folder / "assets"),
            FilesystemIOManager(folder / "runs"),
            run_id,
            earlier_runs,
        )

    def keep(self, handle: Handle, value: Any) -> None:
        """Keep what a step gave; what cannot be kept is made again if it is needed."""
        if self._steps is not None:
            with contextlib.suppress(DagsterError, OSError):
                self._steps.handle_output(self._place(handle, self._run_id), value)

    def has(self, handle: Handle) -> bool:
        """Tell whether an earlier run kept what a step gave."""
        return self._found(handle) is not None

    def load(self, handle: Handle) -> Any:
        """Return what a step gave in an earlier run.

        Raises:
            LookupError: If it was not kept.
        """
        place = self._found(handle)
        if place is None or self._steps is None:
            raise LookupError(
                f'What the step "{handle.step}" gave was not kept by an earlier run.'
            )
        return self._steps.load_input(InputContext(place))

    def _found(self, handle: Handle) -> OutputContext | None:
        if self._steps is None:
            return None
        for run_id in self._earlier_runs:
            place = self._place(handle, run_id)
            if self._steps.has(place):
                return place
        return None

    @staticmethod
    def _place(handle: Handle, run_id: str) -> OutputContext:
        return OutputContext(handle.step, handle.output, run_id)
