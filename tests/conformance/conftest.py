"""What the cases have in common: jobs, and an engine around one sensor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import Config, Definitions, job, op, sensor
from tickdeck.testing import ManualEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class FileConfig(Config):
    filename: str


@op
def work(context: Any) -> None:
    context.log.info("worked")


@op
def process_file(context: Any, config: FileConfig) -> None:
    context.log.info(config.filename)


@op
def break_down() -> None:
    raise ValueError("no good")


@job
def a() -> None:
    work()


@job
def b() -> None:
    work()


@job(tags={"team": "x", "kind": "job"})
def file_job() -> None:
    process_file()


@job
def failing() -> None:
    break_down()


class Deck(ManualEngine):
    """An engine, and the one sensor that most cases speak of."""

    def statuses(self, name: str = "s") -> list[str]:
        return [tick.status.value for tick in self.ticks(name)]


@pytest.fixture
def deck() -> Iterator[Callable[..., Deck]]:
    """Make engines: of definitions, or of one function that becomes the sensor `s`."""
    made: list[Deck] = []

    def make(function: Any = None, *, also: Any = None, **options: Any) -> Deck:
        further = dict(also or {})
        settings = options.pop("settings", None)
        location = options.pop("location", "definitions")
        sensors = [*further.pop("sensors", [])]
        if function is not None:
            options.setdefault("job", a)
            if options["job"] is None:
                del options["job"]
            sensors.append(sensor(name="s", **options)(function))
        definitions = Definitions(sensors=sensors, **further)
        made.append(Deck(definitions, settings=settings, location=location))
        return made[-1]

    yield make
    for each in made:
        each.close()
