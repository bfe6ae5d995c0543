from __future__ import annotations

import asyncio
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.engine import control
from tickdeck.engine.lock import read_holder
from tickdeck.errors import StartupError
from tickdeck.home import Home
from tickdeck.values.commands import ReloadLocations, StartSensor
from tickdeck.values.sensors import SensorId

if TYPE_CHECKING:
    from tests.tickdeck.engine.conftest import Launcher


def test_other_processes_give_commands(launcher: Launcher) -> None:
    engine = launcher.start()
    engine.loaded("Folders")
    holder = read_holder(engine.home)
    assert holder is not None
    path = Path(holder.socket)

    [state] = asyncio.run(control.ask(path, ReloadLocations()))

    assert state["spec"]["name"] == "Folders"
    with pytest.raises(ValueError, match="no sensor 99"):
        asyncio.run(control.ask(path, StartSensor(sensor_id=SensorId(99))))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_garbage_on_the_socket_harms_nobody(launcher: Launcher) -> None:
    engine = launcher.start()
    holder = read_holder(engine.home)
    assert holder is not None
    for garbage in (b"", b"\x00\x00", b"\x00\x00\x00\x02\xc1\xc1", b"\xff" * 100):
        with socket.socket(socket.AF_UNIX) as other:
            other.connect(holder.socket)
            other.sendall(garbage)

    answer = asyncio.run(control.ask(Path(holder.socket), ReloadLocations()))

    assert len(answer) == 1


def test_nobody_listens(tmp_path: Path) -> None:
    with pytest.raises(ConnectionError):
        asyncio.run(control.ask(tmp_path / "none.sock", ReloadLocations()))


def test_the_path_is_short_however_long_the_folder_is(tmp_path: Path) -> None:
    deep = Home(tmp_path / ("x" * 200))

    assert len(str(control.socket_path(deep))) < 100
    assert control.socket_path(deep) != control.socket_path(Home(tmp_path))


def test_a_folder_of_somebody_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def obey(_command: object) -> Any: ...

    monkeypatch.setattr("os.getuid", lambda: 4711)

    with pytest.raises(StartupError, match="somebody else"):
        asyncio.run(control.ControlServer(obey).start(tmp_path / "d" / "x.sock"))
