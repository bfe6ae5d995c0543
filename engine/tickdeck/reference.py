"""What the public names' docstrings say, for `tickdeck help` and the window.

Guides, which tell a whole story instead of one name's, are Markdown files that come
with Tickdeck; both are found by name here.
"""

from __future__ import annotations

import difflib
import importlib
import importlib.util
import inspect
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docstring_parser
import msgspec

import tickdeck

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

TOPICS: dict[str, tuple[str, ...]] = {
    "Sensors": (
        "sensors", "contexts", "requests", "reactions", "selection", "selectors",
    ),
    "Run status sensors": ("run_status_sensors", "run_status_contexts", "alerts"),
    "Asset sensors": (
        "asset_sensors", "multi_asset_sensors", "multi_asset_context",
    ),
    "Schedules": ("schedules", "partitioned_schedules"),
    "Definitions and jobs": (
        "catalog", "repositories", "jobs", "ops", "op_contexts", "graphs", "hooks",
        "failures", "in_process", "inputs_outputs", "retry_policies",
    ),
    "Assets": (
        "assets", "asset_decorators", "asset_loading", "asset_jobs", "materializing",
        "io_managers", "metadata",
    ),
    "Partitions": ("partitions", "time_partitions"),
    "Resources and config": (
        "config", "config_mapping", "config_schema", "config_types", "resources",
        "old_style_resources", "with_resources",
    ),
    "Runs and the instance": ("instance", "runs", "events", "loggers", "file_paths"),
    "Testing": (),
    "Errors": ("errors",),
    "Named, but not here": ("refusals",),
}  # fmt: skip
"""For each topic the modules whose public names belong to it."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter, a member or an error, and what is said about it."""

    name: str
    text: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a public name."""

    name: str
    topic: str
    kind: str
    """Such as "decorator", "class", "function" or "error"."""
    signature: str
    summary: str
    text: str = ""
    parameters: tuple[Item, ...] = ()
    returns: str = ""
    raises: tuple[Item, ...] = ()
    members: tuple[Item, ...] = ()
    example: str = ""


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """A page that tells how something is done."""

    name: str
    """Its file's name, such as "write-a-sensor"."""
    title: str
    markdown: str


def entries() -> tuple[Entry, ...]:
    """Return an entry for each public name, in reading order."""
    testing = importlib.import_module("tickdeck.testing")
    made = [
        *(_entry(name, value, _topic_of(value)) for name, value in _public(tickdeck)),
        *(_entry(name, value, "Testing") for name, value in _public(testing)),
    ]
    order = list(TOPICS)
    return tuple(
        sorted(made, key=lambda each: (order.index(each.topic), each.name.lower()))
    )


def guides(language: str = "en") -> tuple[Guide, ...]:
    """Return the guides, in reading order; none if they are not installed.

    Args:
        language: Its code in ISO 639. A guide that is not written in it is English.
    """
    found = importlib.util.find_spec("tickdeck_resources")
    if found is None or found.origin is None:
        return ()
    folder = Path(found.origin).parent / "help"
    made = []
    for path in sorted(folder.glob("*.md")):
        translated = folder / language / path.name
        text = (translated if translated.is_file() else path).read_text("utf-8")
        title = text.partition("\n")[0].lstrip("# ")
        name = path.stem.partition("-")[2]  # files are numbered, for their order
        made.append(Guide(name=name, title=title, markdown=text))
    return tuple(made)


def pages() -> tuple[Entry | Guide, ...]:
    """Return all that can be found, in English: the guides, then the names."""
    return (*guides(), *entries())


def find(name: str) -> Entry | Guide:
    """Return what explains *name*, in whatever case it is written.

    Raises:
        LookupError: If there is nothing; it names what is most alike.
    """
    known = {each.name.lower(): each for each in pages()}
    wanted = name.removeprefix("@").removeprefix("tickdeck.").lower()
    if wanted in known:
        return known[wanted]
    alike = difflib.get_close_matches(wanted, known, n=3, cutoff=0.5)
    hint = ", ".join(known[each].name for each in alike)
    raise LookupError(
        f"Nothing is called {name}. "
        + (f"Did you mean {hint}?" if hint else "`tickdeck help` lists all names.")
    )


def markdown_of(found: Entry | Guide) -> str:
    """Return an entry or guide as Markdown."""
    if isinstance(found, Guide):
        return found.markdown
    return "\n".join(_markdown(found))


def _markdown(entry: Entry) -> Iterator[str]:
    yield f"# {entry.name}\n"
    yield f"*{entry.kind} · {entry.topic}*\n"
    yield from _code(entry.signature)
    yield f"{entry.summary}\n"
    if entry.text:
        yield f"{entry.text}\n"
    yield from _listed("Arguments", entry.parameters)
    yield from _listed("Members", entry.members)
    if entry.returns:
        yield f"## Returns\n\n{entry.returns}\n"
    yield from _listed("Errors", entry.raises)
    if entry.example:
        yield "## Example\n"
        yield from _code(entry.example)


def _code(text: str) -> Iterator[str]:
    if text:
        yield f"```python\n{text}\n```\n"


def _listed(title: str, items: tuple[Item, ...]) -> Iterator[str]:
    if items:
        yield f"## {title}\n"
        for each in items:
            yield f"* **`{each.name}`** {each.text}".rstrip()
        yield ""


def _public(module: ModuleType) -> Iterator[tuple[str, Any]]:
    for name in module.__all__:
        if not name.startswith("__"):
            yield name, getattr(module, name)


def _topic_of(value: Any) -> str:
    # From Python 3.13 on, what is annotated belongs to typing, and no longer to us.
    value = getattr(value, "__origin__", value)
    home = getattr(value, "__module__", None) or type(value).__module__
    module = home.rpartition(".")[2]
    return next(topic for topic, modules in TOPICS.items() if module in modules)


def _entry(name: str, value: Any, topic: str) -> Entry:
    parsed = docstring_parser.parse(
        inspect.getdoc(value) or "", style=docstring_parser.DocstringStyle.GOOGLE
    )
    returns = parsed.returns
    return Entry(
        name=name,
        topic=topic,
        kind=_kind_of(value),
        signature=_signature(name, value),
        summary=_linked(parsed.short_description),
        text=_linked(parsed.long_description),
        parameters=tuple(
            Item(name=each.arg_name, text=_linked(each.description))
            for each in parsed.params
        ),
        returns=_linked(returns.description) if returns is not None else "",
        raises=tuple(
            Item(name=each.type_name or "", text=_linked(each.description))
            for each in parsed.raises
        ),
        members=tuple(_members(value)),
        example="\n\n".join(
            each.description or each.snippet or "" for each in parsed.examples
        ).strip(),
    )


def _linked(text: str | None) -> str:
    """Return a docstring's text as Markdown; there, one backtick marks code too."""
    return (text or "").replace("``", "`")


def _kind_of(value: Any) -> str:
    if inspect.isclass(value):
        if issubclass(value, BaseException):
            return "error"
        return "choice" if issubclass(value, Enum) else "class"
    if not callable(value):
        return "value"
    said = (inspect.getdoc(value) or "").lower()
    return "decorator" if said.startswith(_TURNS) else "function"


_TURNS = ("turn a ", "turn an ", "make a hook", "call a function", "define ")


def _signature(name: str, value: Any) -> str:
    if not callable(value) or (inspect.isclass(value) and issubclass(value, Enum)):
        return ""
    try:
        parameters = inspect.signature(value).parameters.values()
    except (TypeError, ValueError):
        return ""
    shown: list[str] = []
    starred = False
    for each in parameters:
        if each.kind is each.VAR_POSITIONAL:
            starred = True
        if each.kind is each.KEYWORD_ONLY and not starred:
            shown.append("*")
            starred = True
        default = each.default
        if isinstance(default, Enum):
            default = _Written(f"{type(default).__name__}.{default.name}")
        shown.append(str(each.replace(annotation=each.empty, default=default)))
    line = f"{name}({', '.join(shown)})"
    if len(line) <= 80:
        return line
    return f"{name}(\n" + "".join(f"    {each},\n" for each in shown) + ")"


class _Written(str):
    """Text that stands for a default value, without quotation marks."""

    __slots__ = ()
    __repr__ = str.__str__


def _members(value: Any) -> Iterator[Item]:
    """Yield what a class offers; each choice of an enumeration."""
    if not inspect.isclass(value):
        return
    if issubclass(value, Enum):
        for choice in value:
            yield Item(name=choice.name)
        return
    for name, member in inspect.getmembers(value):
        if name.startswith("_") or not _is_ours(value, name):
            continue
        if not (callable(member) or isinstance(member, property)):
            continue
        text = (inspect.getdoc(member) or "").partition("\n\n")[0].replace("\n", " ")
        brackets = "" if isinstance(member, property) else "()"
        yield Item(name=f"{name}{brackets}", text=_linked(text))


def _is_ours(value: type, name: str) -> bool:
    """Tell whether a member was defined by Tickdeck, not by a library's base."""
    home = next(each for each in value.__mro__ if name in vars(each))
    return home.__module__.startswith("tickdeck")
