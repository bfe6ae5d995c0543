"""What pytest finds when Tickdeck is installed: fixtures, and ``import dagster``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.dagster_alias import install

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tickdeck.testing.manual_engine import ManualEngine


def pytest_configure() -> None:
    """Let ``import dagster`` mean Tickdeck in tests, where it is not installed."""
    install()


@pytest.fixture
def tickdeck_engine() -> Iterator[Callable[..., ManualEngine]]:
    """Make engines that tick on demand, and end them with the test.

    Example::

        def test_each_file_once(tickdeck_engine):
            engine = tickdeck_engine(defs)
            engine.tick("inbox")
    """
    from tickdeck.testing.manual_engine import ManualEngine

    made: list[ManualEngine] = []

    def make(*arguments: Any, **named: Any) -> ManualEngine:
        made.append(ManualEngine(*arguments, **named))
        return made[-1]

    yield make
    for engine in made:
        engine.close()
