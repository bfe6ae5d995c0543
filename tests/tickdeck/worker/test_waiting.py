from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tickdeck.engine.conftest import launcher as launcher

from tickdeck.values.commands import EvaluateNow

if TYPE_CHECKING:
    from tests.tickdeck.engine.conftest import Launcher


WAITING = """
import asyncio, os

@op
def nothing(): pass

@job
def j(): nothing()

met = []

async def meet(context, answer):
    met.append(answer)
    print("printed by", answer)
    context.log.info("logged by %s", answer)
    while len(met) < 20:
        await asyncio.sleep(0.01)
    return SkipReason(f"{answer} {os.getpid()}")

def made(number):
    @sensor(name=f"s{number}", job=j, minimum_interval_seconds=3600)
    async def waiting(context):
        return await meet(context, number)
    return waiting

@sensor(job=j, timeout=0.2)
async def hanging(context):
    await asyncio.sleep(3600)

@sensor(job=j)
async def yielding(context):
    yield RunRequest("a")
    await asyncio.sleep(0)
    yield RunRequest("b")

defs = Definitions(sensors=[*(made(n) for n in range(20)), hanging, yielding])
"""


def test_many_wait_at_once_in_one_worker(launcher: Launcher) -> None:
    engine = launcher.start(launcher.write(WAITING))
    ids = [engine.sensor(f"s{number}") for number in range(20)]

    answers = [engine.engine.submit(EvaluateNow(sensor_id=each)) for each in ids]
    ticks = [answer.result(30) for answer in answers]

    assert len({(tick.skip_reason or "").split()[1] for tick in ticks}) == 1
    reader = engine.reader()
    for number, tick in enumerate(ticks):
        said = [(line.level, line.message) for line in reader.tick_log(tick.id)]
        assert said == [
            ("STDOUT", f"printed by {number}"),
            ("INFO", f"logged by {number}"),
        ]
    reader.close()


def test_one_that_waits_too_long_is_one_failed_tick(launcher: Launcher) -> None:
    engine = launcher.start(launcher.write(WAITING))

    tick = engine.tick("hanging")
    after = engine.tick("yielding")

    assert tick.error is not None
    assert "did not finish within 0.2 s" in tick.error.message
    assert after.run_keys == ("a", "b")
