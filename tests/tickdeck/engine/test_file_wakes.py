from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.events import TickEnded
from tickdeck.values.ticks import WokenBy

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tickdeck.engine.conftest import RunningEngine

SENSOR = """
@sensor(job=job_a, minimum_interval_seconds=3600, watch=["watched"],
        default_status=DefaultSensorStatus.RUNNING)
def watching(context):
    found = sorted(os.listdir("watched")) if os.path.isdir("watched") else []
    return SkipReason(" ".join(found) or "nothing")
"""


def test_a_change_makes_a_sensor_due_at_once(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(SENSOR)
    watched = engine.home.folder.parent / "watched"
    engine.next(TickEnded)

    watched.mkdir()  # what is not there yet is taken up when it comes
    (watched / "a").write_text("")
    ended = engine.next(TickEnded, lambda e: e.tick.skip_reason == "a")

    assert ended.tick.woken_by is WokenBy.FILE_CHANGE


def test_definitions_that_watch_no_more_are_not_woken(
    basic: Callable[..., RunningEngine],
) -> None:
    engine = basic(SENSOR)
    folder = engine.home.folder.parent
    (folder / "watched").mkdir()
    engine.next(TickEnded, lambda e: e.tick.woken_by is WokenBy.FILE_CHANGE)
    path = folder / "defs.py"
    path.write_text(path.read_text().replace('watch=["watched"],', ""))
    engine.loaded("defs.py")
    while engine.tick("watching").skip_reason != "nothing":
        pass

    (folder / "watched" / "a").write_text("")

    assert engine.tick("watching").woken_by is WokenBy.MANUAL
