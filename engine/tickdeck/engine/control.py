"""Commands from other processes of the same user, over a local socket."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.errors import StartupError, TickdeckError
from tickdeck.values.commands import Command

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tickdeck.home import Home

_LENGTH = struct.Struct("!I")
_MAX_BYTES = 64 * 1024 * 1024


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a command that came over the socket."""

    answer: Any = None
    """Plain data: what the answer's value is made of."""
    error: str | None = None
    """A sentence, if the command failed."""


def socket_path(home: Home) -> Path:
    """Return where the engine of *home* listens.

    In a folder of the user's own with a short name: the path of a socket may have 107
    bytes, which a data folder's may already exceed.
    """
    base = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    digest = hashlib.sha256(os.fsencode(home.folder)).hexdigest()[:16]
    return Path(base) / f"tickdeck-{os.getuid()}" / f"{digest}.sock"


class ControlServer:
    """Takes commands from other processes while the engine runs."""

    def __init__(self, obey: Callable[[Command], Awaitable[Any]]) -> None:
        self._obey = obey
        self._server: asyncio.Server | None = None
        self._decoder = msgspec.msgpack.Decoder(Command)

    async def start(self, path: Path) -> None:
        """Listen at *path*, which only this user can reach.

        Raises:
            StartupError: If its folder is somebody else's.
        """
        _make_room(path)
        self._server = await asyncio.start_unix_server(self._serve, path)
        os.chmod(path, 0o600)  # noqa: PTH101 - one quick call

    async def stop(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
            if length <= _MAX_BYTES:
                reply = await self._reply_to(await reader.readexactly(length))
                body = msgspec.msgpack.encode(reply)
                writer.write(_LENGTH.pack(len(body)) + body)
                await writer.drain()
        writer.close()

    async def _reply_to(self, body: bytes) -> Reply:
        try:
            answer = await self._obey(self._decoder.decode(body))
        except (LookupError, ValueError, TickdeckError) as error:
            return Reply(error=str(error.args[0]) if error.args else str(error))
        return Reply(answer=msgspec.to_builtins(answer))


def _make_room(path: Path) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if path.parent.stat().st_uid != os.getuid():
        raise StartupError(
            f"{path.parent} belongs to somebody else. Remove it, or set "
            "XDG_RUNTIME_DIR to a folder of your own."
        )
    path.parent.chmod(0o700)
    path.unlink(missing_ok=True)


async def ask(path: Path, command: Command) -> Any:
    """Have the engine that listens at *path* carry out *command*.

    Returns:
        The answer as plain data.

    Raises:
        ConnectionError: If no engine listens there.
        ValueError: If the command failed; the engine's own sentence.
    """
    try:
        reader, writer = await asyncio.open_unix_connection(path)
    except OSError as error:
        raise ConnectionError(f"no engine listens at {path}") from error
    try:
        body = msgspec.msgpack.encode(command)
        writer.write(_LENGTH.pack(len(body)) + body)
        await writer.drain()
        (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
        answer = await reader.readexactly(length)
    except asyncio.IncompleteReadError as error:
        raise ConnectionError("the engine ended before it answered") from error
    finally:
        writer.close()
    reply = msgspec.msgpack.decode(answer, type=Reply)
    if reply.error is not None:
        raise ValueError(reply.error)
    return reply.answer
