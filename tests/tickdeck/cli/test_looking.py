from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tickdeck.cli.looking import find_sensor, reading
from tickdeck.clock import SystemClock
from tickdeck.storage.store import Store
from tickdeck.values.sensors import SensorSpec

if TYPE_CHECKING:
    from tests.tickdeck.cli.conftest import CommandLine


def test_before_anything_was_recorded(tickdeck: CommandLine) -> None:
    assert tickdeck.json("sensors") == tickdeck.json("ticks") == []
    assert "No sensors yet" in tickdeck.run("sensors")[1]
    assert tickdeck.run("runs")[0] == 0
    with pytest.raises(LookupError, match="none yet"):
        find_sensor(None, "s")


def test_everything_that_happened_is_listed(tickdeck: CommandLine) -> None:
    tickdeck.serve()

    asking, idle, _raising = tickdeck.json("sensors")
    ticks = tickdeck.json("ticks", "asking")
    [run] = tickdeck.json("runs")

    assert {
        "name", "location", "kind", "status", "default_status", "interval_seconds",
        "cursor", "last_tick",
    } <= asking.keys()  # fmt: skip
    assert (asking["status"], idle["status"]) == ("RUNNING", "STOPPED")
    assert asking["cursor"] == "c"
    assert asking["last_tick"]["id"] == ticks[0]["id"]
    assert {
        "id", "sensor_name", "status", "started", "ended", "skip_reason", "error",
        "cursor", "run_ids", "run_keys",
    } <= ticks[0].keys()  # fmt: skip
    assert ticks[-1]["run_ids"] == [run["run_id"]]
    assert ticks[0]["run_keys"] == ["k"]
    assert {
        "run_id", "job_name", "status", "run_key", "sensor_name", "created", "started",
        "ended", "tags",
    } <= run.keys()  # fmt: skip
    assert (run["status"], run["run_key"]) == ("SUCCESS", "k")
    assert run["tags"]["dagster/run_key"] == "k"
    began = datetime.fromisoformat(run["started"])
    assert began.utcoffset() is not None
    assert tickdeck.json("runs", "--sensor", "idle") == []
    assert len(tickdeck.json("ticks", "-n", "1")) == 1


def test_tables_for_people(tickdeck: CommandLine) -> None:
    tickdeck.serve()

    assert "asking" in tickdeck.run("sensors")[1]
    assert "1 run requested" in tickdeck.run("ticks")[1]
    assert "SUCCESS" in tickdeck.run("runs")[1]


def test_names_that_are_not_known_or_not_clear(tickdeck: CommandLine) -> None:
    tickdeck.serve()
    tickdeck.serve(
        name="other.py",
        definitions="from tickdeck import *\n"
        "@sensor(job_name='j')\ndef idle(): pass\n"
        "@job\ndef j(): pass\n"
        "defs = Definitions(sensors=[idle], jobs=[j])\n",
    )

    code, _out, err = tickdeck.run("ticks", "nobody")
    assert code == 1
    assert "asking" in err
    code, _out, err = tickdeck.run("ticks", "idle")
    assert code == 1
    assert "defs.py:idle, other.py:idle" in err
    assert tickdeck.run("ticks", "other.py:idle")[0] == 0


def test_a_repository_that_was_renamed_leaves_sensors_that_can_be_named(
    tickdeck: CommandLine,
) -> None:
    tickdeck.home.create()
    store = Store(tickdeck.home, SystemClock())
    for name in ("mine", "yours"):
        store.take_up("defs.py", name, [SensorSpec(name="idle")])
    store.close()

    with reading(tickdeck.home) as reader:
        found = [
            find_sensor(reader, name).state
            for name in ("idle", "defs.py:idle", "defs.py:mine:idle")
        ]
        with pytest.raises(LookupError, match=r"no sensor 'defs\.py:theirs"):
            find_sensor(reader, "defs.py:theirs:idle")

    assert [each.repository for each in found] == ["yours", "yours", "mine"]
