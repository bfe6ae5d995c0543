"""Messages between the engine and a worker: typed, versioned, length-framed.

A frame is four bytes, the length in network order, and that many bytes of
msgpack. Both sides are Tickdeck's, but not always the same release: a code location
may bring an interpreter with a Tickdeck of its own, hence `VERSION`.
"""

from __future__ import annotations

import struct
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import msgspec

from tickdeck.values.errors import ErrorInfo
from tickdeck.values.folders import FolderMatch, FolderRule, KnownFile
from tickdeck.values.locations import DefinitionsSnapshot, LocationSpec
from tickdeck.values.queries import Query
from tickdeck.values.runs import RunEvent
from tickdeck.values.ticks import LogLine, Reaction, TickItem

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 2
MAX_FRAME_BYTES = 256 * 1024 * 1024
_LENGTH = struct.Struct("!I")

Incoming = TypeVar("Incoming")


class WireError(Exception):
    """The other side sent something that is no message of ours."""


class _Message(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The common shape of messages; the tag is the class's name."""


# --- from the engine ---------------------------------------------------------------


class Load(_Message, frozen=True, kw_only=True):
    """Read the definitions; answered by `Loaded` or `LoadFailed`."""

    spec: LocationSpec
    source: str | None = None
    """For a file: run this text, the last that worked, instead of the file's."""
    rules: tuple[FolderRule, ...] = ()
    """For the folders' location: what it consists of."""
    storage: str = ""
    """Absolute path of the folder where values of assets and steps are kept."""


class Evaluate(_Message, frozen=True, kw_only=True):
    """Call a sensor; answered by `Evaluated` (after `TickLogged`s)."""

    request: int
    """Repeated in the answer."""
    sensor: str
    tick_id: int
    cursor: str | None = None
    last_tick_started: datetime | None = None
    last_run_key: str | None = None
    last_sensor_start: datetime | None = None
    closed_paths: tuple[str, ...] = ()
    """For folders: files that the file system says their writers have closed."""
    generation: int = 0
    """For folders: which state of the known files the engine has stored."""
    known: tuple[KnownFile, ...] | None = None
    """For folders: that state, sent when the worker asked for it."""
    baseline: bool = False
    """For folders: only note what is there; fire for nothing."""
    run_id: str | None = None
    """For a run status sensor that is tested: the run to look at."""
    event_id: int | None = None
    """For an asset sensor that is tested: the event to look at."""
    scheduled: datetime | None = None
    """For a schedule: the time of its cron that has come."""
    timeout_seconds: float = 0.0
    """When the engine gives the evaluation up; 0 for never."""
    memory_limit_bytes: int = 0
    """How much the process may allocate meanwhile; 0 for no limit."""


class Execute(_Message, frozen=True, kw_only=True):
    """Execute a run; answered by `RunReported`s and one `RunEnded`."""

    run_id: str
    job_name: str
    run_config: dict[str, Any]
    tags: dict[str, str]
    asset_keys: tuple[str, ...] = ()
    journal: str
    """Absolute path; whoever creates this file may execute the run."""
    output: str
    """Absolute path of the file that receives standard output and error."""
    steps: tuple[str, ...] = ()
    """The steps to execute; all if empty. What the others gave is loaded."""
    earlier_runs: tuple[str, ...] = ()
    """The runs that this one tries again, the last first, for what their steps gave."""
    partition_key: str | None = None


class Preview(_Message, frozen=True, kw_only=True):
    """For folders: list what a rule would find; answered by `Previewed`."""

    request: int
    rule: FolderRule
    limit: int


class CheckConfig(_Message, frozen=True, kw_only=True):
    """Validate a run config; answered by `ConfigChecked`."""

    request: int
    job_name: str
    run_config: dict[str, Any]
    asset_keys: tuple[str, ...] = ()
    partition_key: str | None = None


class Told(_Message, frozen=True, kw_only=True):
    """The answer to `Asked`."""

    question: int
    """Repeated from it."""
    value: msgspec.Raw = msgspec.Raw()
    """What `queries.ANSWERS` says for the query, encoded."""
    error: str | None = None


# --- from the worker ---------------------------------------------------------------


class Ready(_Message, frozen=True, kw_only=True):
    """The first word of a worker."""

    version: int
    pid: int
    python: str


class Loaded(_Message, frozen=True, kw_only=True):
    """The definitions were read."""

    snapshot: DefinitionsSnapshot


class LoadFailed(_Message, frozen=True, kw_only=True):
    """The definitions could not be read."""

    error: ErrorInfo
    line: int | None = None
    """Of the location's own file, where one is to blame."""


class RequestedRun(msgspec.Struct, frozen=True, kw_only=True):
    """One run request, resolved and checked against its job."""

    job_name: str
    run_key: str | None = None
    run_config: dict[str, Any] = {}
    tags: dict[str, str] = {}
    """Job tags, then the request's, then the system's."""
    asset_keys: tuple[str, ...] = ()
    partition_key: str | None = None
    location: str | None = None
    """Where the job lives; None for the sensor's own location."""
    problem: str | None = None
    """Why it cannot become a run."""
    problem_class: str = "DagsterInvalidConfigError"
    """The class of the error that said so."""


class Asked(_Message, frozen=True, kw_only=True):
    """Running code wants to know or change something; answered by `Told`."""

    question: int
    query: Query


class PartitionRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Asks for dynamic partitions to be added or deleted."""

    definition: str
    add: tuple[str, ...] = ()
    delete: tuple[str, ...] = ()


class Evaluated(_Message, frozen=True, kw_only=True):
    """What a sensor's function said."""

    request: int
    seconds: float
    requests: tuple[RequestedRun, ...] = ()
    skip_message: str | None = None
    cursor: str | None = None
    """The cursor at the end; equal to the one sent where nothing moved it."""
    error: ErrorInfo | None = None
    items: tuple[TickItem, ...] = ()
    settled: tuple[KnownFile, ...] = ()
    """For folders: files to remember as dealt with."""
    forgotten: tuple[str, ...] = ()
    """For folders: paths that are gone."""
    wants_known: bool = False
    """For folders: nothing was done; send the known files and ask again."""
    look_again_seconds: float | None = None
    """A file is settling, or there is more to react to; look again after this long."""
    reactions: tuple[Reaction, ...] = ()
    """For a run status sensor: each run that it looked at."""
    partitions: tuple[PartitionRequest, ...] = ()
    asset_events: tuple[RunEvent, ...] = ()
    """Events of assets that the sensor reports, which belong to no run."""
    moves_always: bool = False
    """For a run status sensor: what was looked at is not looked at again, also if the
    tick fails."""
    acted: str | None = None
    """What the function did by itself, where it asks for no run."""
    skip_data: dict[str, Any] | None = None
    rss_bytes: int = 0


class TickLogged(_Message, frozen=True, kw_only=True):
    """Lines that the running evaluation logged."""

    request: int
    lines: tuple[LogLine, ...]


class RunReported(_Message, frozen=True, kw_only=True):
    """Events of the running run, already in its journal."""

    run_id: str
    events: tuple[RunEvent, ...]


class RunEnded(_Message, frozen=True, kw_only=True):
    """The run is over, and so says its journal."""

    run_id: str
    claimed: bool
    """False if another process owns the journal: nothing was executed."""
    rss_bytes: int = 0


class Previewed(_Message, frozen=True, kw_only=True):
    """What a folder rule would find."""

    request: int
    matches: tuple[FolderMatch, ...]
    match_count: int
    excluded_count: int
    problems: tuple[str, ...] = ()


class ConfigChecked(_Message, frozen=True, kw_only=True):
    """Whether a run config fits its job."""

    request: int
    problem: str | None = None
    tags: dict[str, str] = {}
    """The job's own tags, and those of the partition."""
    run_config: dict[str, Any] | None = None
    """The partition's own config, where none was given."""


FromEngine = Load | Evaluate | Execute | Preview | CheckConfig | Told
FromWorker = (
    Ready
    | Loaded
    | LoadFailed
    | Evaluated
    | TickLogged
    | RunReported
    | RunEnded
    | Previewed
    | ConfigChecked
    | Asked
)


_ENCODER = msgspec.msgpack.Encoder()


def encode(message: FromEngine | FromWorker) -> bytes:
    """Return *message* as one frame.

    Raises:
        WireError: If it is larger than `MAX_FRAME_BYTES`, or holds what msgpack
            cannot carry.
    """
    try:
        body = _ENCODER.encode(message)
    except (TypeError, OverflowError, UnicodeEncodeError) as error:
        raise WireError(f"{type(message).__name__} cannot be sent: {error}") from error
    if len(body) > MAX_FRAME_BYTES:
        raise WireError(
            f"{type(message).__name__} is {len(body):,} bytes, "
            f"over the limit of {MAX_FRAME_BYTES:,}"
        )
    return _LENGTH.pack(len(body)) + body


class Decoder(Generic[Incoming]):
    """Turns bytes, in whatever pieces they come, into messages of one side."""

    def __init__(self, messages: type[Incoming]) -> None:
        self._decoder = msgspec.msgpack.Decoder(messages)
        self._buffer = bytearray()

    def feed(self, received: bytes) -> Iterator[Incoming]:
        """Add *received* and yield each message that is now complete.

        Raises:
            WireError: If the bytes are no messages of the expected side.
        """
        self._buffer += received
        while len(self._buffer) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._buffer)
            if length > MAX_FRAME_BYTES:
                raise WireError(f"a frame claims to be {length:,} bytes long")
            end = _LENGTH.size + length
            if len(self._buffer) < end:
                return
            body = bytes(memoryview(self._buffer)[_LENGTH.size : end])
            del self._buffer[:end]
            try:
                message = self._decoder.decode(body)
            except msgspec.MsgspecError as error:
                raise WireError(f"a frame is no message of ours: {error}") from error
            yield message


def engine_decoder() -> Decoder[FromWorker]:
    """Return what the engine reads a worker's messages with."""
    return Decoder(cast("type[FromWorker]", FromWorker))


def worker_decoder() -> Decoder[FromEngine]:
    """Return what a worker reads the engine's messages with."""
    return Decoder(cast("type[FromEngine]", FromEngine))
