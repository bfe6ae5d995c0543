"""`tickdeck help`: the reference and the guides, in the terminal."""

from __future__ import annotations

import itertools

import msgspec
from rich.console import Console
from rich.markdown import Markdown

from tickdeck import reference
from tickdeck.cli.output import json_line, say, table


def explain(name: str | None, *, as_json: bool) -> None:
    """Print what is known of a public name or a guide; without a name, list all.

    Raises:
        LookupError: If nothing is called so.
    """
    if name is None:
        _list(as_json=as_json)
        return
    found = reference.find(name)
    if as_json:
        json_line(msgspec.to_builtins(found))
        return
    text = reference.markdown_of(found)
    console = Console()
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        console.file.write(text)


def _list(*, as_json: bool) -> None:
    guides, entries = reference.guides(), reference.entries()
    if as_json:
        for guide in guides:
            json_line({"name": guide.name, "topic": "Guides", "summary": guide.title})
        for each in entries:
            json_line({"name": each.name, "topic": each.topic, "summary": each.summary})
        return
    say("Guides")
    table(("", ""), [(f"  {each.name}", each.title) for each in guides])
    for topic, group in itertools.groupby(entries, key=lambda each: each.topic):
        say(f"\n{topic}")
        table(("", ""), [(f"  {each.name}", each.summary) for each in group])
    say("\n`tickdeck help NAME` explains one of them.")
