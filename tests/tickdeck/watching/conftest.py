from __future__ import annotations

import queue
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Told = tuple[str, tuple[str, ...], bool]


class Listener:
    """Hears what a watcher says, and waits for it."""

    def __init__(self) -> None:
        self.told: queue.Queue[Told] = queue.Queue()

    def __call__(self, key: str, closed_paths: tuple[str, ...], other: bool) -> None:
        self.told.put((key, closed_paths, other))

    def wait_until(self, wanted: Callable[[Told], bool]) -> Told:
        """Return the first hint that is *wanted*, within five seconds."""
        while True:
            told = self.told.get(timeout=5)
            if wanted(told):
                return told

    def wait_for_closed(self, path: object, key: str = "key") -> Told:
        return self.wait_until(lambda told: told[0] == key and str(path) in told[1])

    def wait_for_other(self, key: str = "key") -> Told:
        return self.wait_until(lambda told: told[0] == key and told[2])

    def everything(self) -> list[Told]:
        """Return what was told up to now and was not waited for."""
        told = []
        while not self.told.empty():
            told.append(self.told.get())
        return told


@pytest.fixture
def listener() -> Listener:
    return Listener()
