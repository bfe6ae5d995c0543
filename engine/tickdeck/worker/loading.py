"""Reading the definitions of a code location."""

from __future__ import annotations

import contextlib
import importlib
import io
import linecache
import os
import sys
import tokenize
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck import wire
from tickdeck.clock import SystemClock
from tickdeck.dagster_alias import install as install_alias
from tickdeck.definitions.catalog import find_definitions
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.definitions.instance import DagsterInstance
from tickdeck.definitions.snapshot import snapshot
from tickdeck.errors import DagsterCodeLocationLoadError
from tickdeck.folders.commands import catalog_of
from tickdeck.folders.sensing import FolderSensor
from tickdeck.values.locations import LocationKind
from tickdeck.worker.dagster_project import DagsterProject, find_repository
from tickdeck.worker.locations import PythonLocation

if TYPE_CHECKING:
    from tickdeck.values.locations import LocationSpec
    from tickdeck.worker.locations import Location


def load(
    message: wire.Load, instance: DagsterInstance | None = None
) -> Location | wire.LoadFailed:
    """Read the definitions; whatever goes wrong is an answer, not an exception.

    Args:
        message: What to read.
        instance: What the code can look things up in; one of its own, in memory, if
            omitted.
    """
    spec = message.spec
    try:
        return _load(message, instance or DagsterInstance.ephemeral())
    except BaseException as error:  # noqa: BLE001 - users' code may raise anything
        if isinstance(error, SystemExit):
            sentence = f"{spec.target} called sys.exit({error.code!r}) on import."
            told: BaseException = DagsterCodeLocationLoadError(sentence)
            told.__cause__ = error.with_traceback(error.__traceback__)
            info = msgspec.structs.replace(error_info(told), cause=None)
        else:
            info = error_info(error)
        return wire.LoadFailed(error=info, line=_line_of(error, spec))


def _load(message: wire.Load, instance: DagsterInstance) -> Location:
    spec = message.spec
    if spec.kind is LocationKind.FOLDERS:
        seen, catalog = catalog_of(message.rules)
        clock = SystemClock()
        sensors = {each.name: FolderSensor(each, clock) for each in message.rules}
        return PythonLocation(
            spec.name,
            catalog,
            seen,
            instance=instance,
            storage=message.storage,
            folders=sensors,
        )
    install_alias()
    if spec.working_directory:
        with contextlib.suppress(OSError):
            os.chdir(spec.working_directory)
    source = None
    if spec.kind is LocationKind.FILE:
        source = message.source
        if source is None:
            source = _text_of(Path(spec.target))
        module = _module_of_file(Path(spec.target), source)
    else:
        _put_first(spec.working_directory or str(Path.cwd()))
        module = importlib.import_module(spec.target)
    if (repository := find_repository(module)) is not None:
        return DagsterProject(
            spec.name,
            repository,
            instance=instance,
            storage=message.storage,
            source=source,
        )
    definitions = find_definitions(module)
    catalog = definitions.catalog()
    seen = msgspec.structs.replace(snapshot(catalog), source=source)
    return PythonLocation(
        spec.name, catalog, seen, instance=instance, storage=message.storage
    )


def _text_of(path: Path) -> str:
    """Return a Python file's text, by its own encoding.

    Raises:
        DagsterCodeLocationLoadError: If it cannot be read, in words.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise DagsterCodeLocationLoadError(f"There is no file {path}.") from error
    except OSError as error:
        raise DagsterCodeLocationLoadError(
            f"{path} cannot be read: {error.strerror}."
        ) from error
    try:
        encoding, _lines = tokenize.detect_encoding(io.BytesIO(raw).readline)
        return raw.decode(encoding)
    except (SyntaxError, UnicodeDecodeError) as error:
        raise DagsterCodeLocationLoadError(
            f"{path} is not text in the encoding that it says it is in: {error}."
        ) from error


def _module_of_file(path: Path, source: str) -> ModuleType:
    _put_first(str(path.parent))
    name = path.stem
    if name in sys.modules:  # never hide a library that is imported already
        name = f"{name}_definitions"
    module = ModuleType(name)
    module.__file__ = str(path)
    sys.modules[name] = module
    # A traceback shows the lines that run, even if the file has changed since.
    linecache.cache[str(path)] = (
        len(source),
        None,
        source.splitlines(keepends=True),
        str(path),
    )
    code = compile(source, str(path), "exec", dont_inherit=True)
    exec(code, module.__dict__)  # noqa: S102, RUF100 - that is what loading is
    return module


def _put_first(folder: str) -> None:
    if folder not in sys.path:
        sys.path.insert(0, folder)


def _line_of(error: BaseException, spec: LocationSpec) -> int | None:
    """Return the line of the location's own file that is to blame."""
    if isinstance(error, SyntaxError) and error.filename in (spec.target, None):
        return error.lineno
    line: int | None = None
    seen: BaseException | None = error
    while seen is not None and line is None:
        trace: Any = seen.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == spec.target:
                line = trace.tb_lineno
            trace = trace.tb_next
        seen = seen.__cause__ or seen.__context__
    return line
