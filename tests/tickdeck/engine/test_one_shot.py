from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tickdeck.clock import SystemClock
from tickdeck.engine.evaluation import TickLog
from tickdeck.engine.one_shot import DefinitionsError, OneShot
from tickdeck.values.locations import LocationKind, LocationSpec

if TYPE_CHECKING:
    from pathlib import Path


def spec_of(path: Path, text: str) -> LocationSpec:
    path.write_text(f"from tickdeck import *\n{text}")
    return LocationSpec(name="d", kind=LocationKind.FILE, target=str(path))


def test_a_sensor_is_called_once(tmp_path: Path) -> None:
    spec = spec_of(
        tmp_path / "d.py",
        "@sensor(job_name='j')\n"
        "def s(context):\n"
        "    context.log.info('looked')\n"
        "    return SkipReason(context.cursor)\n"
        "@job\ndef j(): pass\n"
        "defs = Definitions(sensors=[s], jobs=[j])\n",
    )
    log = TickLog(SystemClock().now)

    async def work() -> str | None:
        async with OneShot(spec) as location:
            assert [each.name for each in location.snapshot.sensors] == ["s"]
            return (await location.evaluate("s", cursor="7", log=log)).skip_message

    assert asyncio.run(work()) == "7"
    assert [line.message for line in log.close()] == ["looked"]


def test_it_may_not_allocate_without_end_either(tmp_path: Path) -> None:
    spec = spec_of(
        tmp_path / "d.py",
        "@sensor(job_name='j')\n"
        "def s(context):\n"
        "    bytearray(3 * 1024**3)\n"
        "@job\ndef j(): pass\n"
        "defs = Definitions(sensors=[s], jobs=[j])\n",
    )

    async def work() -> str:
        async with OneShot(spec) as location:
            log = TickLog(SystemClock().now)
            error = (await location.evaluate("s", cursor=None, log=log)).error
            assert error is not None
            return error.root.class_name

    assert asyncio.run(work()) == "MemoryError"


def test_definitions_that_cannot_be_read_are_an_error_with_a_line(
    tmp_path: Path,
) -> None:
    async def work() -> None:
        async with OneShot(spec_of(tmp_path / "d.py", "1 / 0\n")):
            pass

    with pytest.raises(DefinitionsError, match="ZeroDivisionError") as error:
        asyncio.run(work())
    assert error.value.failure.line == 2
