"""One worker process, its wire and what it prints. Used in the engine's loop only."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import tickdeck
from tickdeck import wire

if TYPE_CHECKING:
    import asyncio

    from tickdeck.values.locations import LocationSpec

_READ_BYTES = 256 * 1024
_EXIT_POLL_S = 0.05

# Run in the location's interpreter, which may be another Python with packages of its
# own: ours come last, so that they fill gaps and hide nothing.
_BOOT = """\
import sys
sys.path[:] = [p for p in sys.path if p]
sys.path += [p for p in sys.argv[1].split({separator!r}) if p not in sys.path]
from tickdeck.worker.__main__ import main
sys.exit(main())
"""


class WorkerOwner(Protocol):
    """Whoever started a worker hears from it."""

    def on_message(self, worker: WorkerProcess, message: wire.FromWorker) -> None:
        """Take a message."""
        ...

    def on_output(self, worker: WorkerProcess, text: bytes) -> None:
        """Take what was printed outside a run."""
        ...

    def on_exit(self, worker: WorkerProcess, how: str) -> None:
        """Learn that the process has ended, and *how*, in words."""
        ...


class WorkerProcess:
    """A process started for one code location.

    Raises:
        OSError: From the constructor, if the interpreter cannot be started.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, spec: LocationSpec, owner: WorkerOwner
    ) -> None:
        self._loop = loop
        self._owner = owner
        self._decoder = wire.engine_decoder()
        self._unsent = bytearray()
        self._broken_wire: str | None = None
        self._ended = False
        self._pidfd = -1
        ours, theirs = socket.socketpair()
        output_end, their_output = os.pipe()
        with theirs:
            try:
                self._process = subprocess.Popen(
                    _command(spec, theirs.fileno()),
                    stdin=subprocess.DEVNULL,
                    stdout=their_output,
                    stderr=their_output,
                    pass_fds=(theirs.fileno(),),
                    cwd=_existing(spec.working_directory),
                    start_new_session=True,
                )
            except OSError:
                ours.close()
                os.close(output_end)
                raise
            finally:
                os.close(their_output)
        ours.setblocking(False)  # noqa: FBT003 - the system's signature
        os.set_blocking(output_end, False)
        self._wire, self._output = ours, output_end
        loop.add_reader(ours, self._receive)
        loop.add_reader(output_end, self.drain_output)
        self._watch_exit()

    @property
    def pid(self) -> int:
        """The process id, which is also its process group's."""
        return self._process.pid

    def send(self, message: wire.FromEngine) -> None:
        """Send *message* without waiting; a dead worker is told of by `on_exit`.

        Raises:
            WireError: If the message cannot be encoded.
        """
        frame = wire.encode(message)
        if self._unsent:
            self._unsent += frame
            return
        try:
            sent = self._wire.send(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            return
        if sent < len(frame):
            self._unsent += frame[sent:]
            self._loop.add_writer(self._wire, self._send_rest)

    def dismiss(self) -> None:
        """Close the wire: an idle worker ends, one with a run finishes it first."""
        self._forget_wire()

    def interrupt(self) -> None:
        """Ask the process, and all that it started, to end what they are doing."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGTERM)

    def kill(self) -> None:
        """End the process and all that it started, now."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def abandon(self, *, wait_s: float) -> None:
        """Let go of the process: nothing more is heard of it, and it may go on.

        Waits *wait_s* for one that is ending, so that it leaves no zombie.
        """
        self._ended = True
        self._forget_wire()
        self._forget_output()
        if self._pidfd >= 0:
            self._loop.remove_reader(self._pidfd)
            os.close(self._pidfd)
            self._pidfd = -1
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(wait_s)
        # It is nobody's child to wait for any more: `Popen` need not warn of that.
        self._process.returncode = self._process.returncode or 0

    def drain_output(self) -> None:
        """Hand on everything that has been printed up to now."""
        while self._output >= 0:
            try:
                text = os.read(self._output, _READ_BYTES)
            except BlockingIOError:
                return
            if not text:
                self._forget_output()
                return
            self._owner.on_output(self, text)
            if len(text) < _READ_BYTES:
                return

    def _send_rest(self) -> None:
        try:
            sent = self._wire.send(self._unsent)
        except BlockingIOError:
            return
        except OSError:
            sent = len(self._unsent)
        del self._unsent[:sent]
        if not self._unsent:
            self._loop.remove_writer(self._wire)

    def _receive(self) -> None:
        try:
            received = self._wire.recv(_READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            received = b""
        if not received:
            self._forget_wire()
            return
        try:
            for message in self._decoder.feed(received):
                self._owner.on_message(self, message)
        except wire.WireError as error:
            self._broken_wire = str(error)
            self.kill()

    def _watch_exit(self) -> None:
        try:
            self._pidfd = os.pidfd_open(self._process.pid)
        except (AttributeError, OSError):  # not Linux: look again and again
            self._pidfd = -1
            self._loop.call_later(_EXIT_POLL_S, self._poll_exit)
        else:
            self._loop.add_reader(self._pidfd, self._poll_exit)

    def _poll_exit(self) -> None:
        code = self._process.poll()
        if code is None:
            if self._pidfd < 0:
                self._loop.call_later(_EXIT_POLL_S, self._poll_exit)
            return
        if self._pidfd >= 0:
            self._loop.remove_reader(self._pidfd)
            os.close(self._pidfd)
            self._pidfd = -1
        if self._ended:
            return
        self._ended = True
        self._receive_last_words()
        self.drain_output()
        self._forget_output()
        self._forget_wire()
        self._owner.on_exit(self, self._broken_wire or how_it_ended(code))

    def _receive_last_words(self) -> None:
        """Take messages that were sent before the end and are still on the wire."""
        while self._wire.fileno() >= 0:
            before = self._wire.fileno()
            try:
                waiting = self._wire.recv(1, socket.MSG_PEEK)
            except OSError:
                return
            if not waiting:
                return
            self._receive()
            if self._wire.fileno() != before:
                return

    def _forget_wire(self) -> None:
        if self._wire.fileno() >= 0:
            self._loop.remove_reader(self._wire)
            self._loop.remove_writer(self._wire)
            self._wire.close()

    def _forget_output(self) -> None:
        if self._output >= 0:
            self._loop.remove_reader(self._output)
            os.close(self._output)
            self._output = -1


def how_it_ended(code: int) -> str:
    """Say in words what a process's return code means."""
    if code >= 0:
        return f"its process ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    if name == "SIGKILL":
        return "its process was killed (SIGKILL), perhaps for want of memory"
    return f"its process died of {name}"


def _command(spec: LocationSpec, wire_fd: int) -> list[str]:
    ours = str(Path(tickdeck.__file__).parent.parent)
    paths = [ours, *(path for path in sys.path if path)]
    return [
        spec.interpreter or sys.executable,
        "-c",
        _BOOT.format(separator=os.pathsep),
        os.pathsep.join(paths),
        str(wire_fd),
    ]


def _existing(folder: str | None) -> str | None:
    return folder if folder and Path(folder).is_dir() else None
