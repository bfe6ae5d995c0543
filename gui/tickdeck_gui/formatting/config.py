"""Configuration as people read it and write it."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from tickdeck_gui.translation import tr

_TIMESTAMP = "tag:yaml.org,2002:timestamp"


def as_outline(value: Any) -> str:
    """Return JSON-like data as YAML, which `read_config` reads back."""
    if not value:
        return tr("nothing")
    plain = json.loads(json.dumps(value, default=str))
    text = yaml.dump(
        plain,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=10_000,
    )
    return text.removesuffix("\n").removesuffix("\n...")


class ConfigTextError(ValueError):
    """What was typed is no config; says why, for operators."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.line = line
        """Where it is, counted from 1; None for all of it."""


def read_config(text: str) -> dict[str, Any]:
    """Return the config that *text* says in YAML or in JSON, which is YAML too.

    What looks like a date is text, as config has no dates.

    Raises:
        ConfigTextError: If it cannot be read, or is no mapping of names to values.
    """
    try:
        # A loader of our own, and it knows no more than the safe one.
        value = yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = None if mark is None else mark.line + 1
        problem = _located(error.problem or str(error), line)
        raise ConfigTextError(problem, line) from None
    except yaml.YAMLError as error:
        raise ConfigTextError(str(error)) from None
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ConfigTextError(
            tr("Config is names with values, such as “ops:” with more below it.")
        )
    _check_names(value)
    return value


def _located(problem: str, line: int | None) -> str:
    if line is None:
        return problem
    return tr("Line {line}: {problem}.").format(line=line, problem=problem)


def _check_names(value: Any) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            if not isinstance(name, str):
                raise ConfigTextError(
                    tr("“{name}” is no name; put it in quotes.").format(name=name)
                )
            _check_names(inner)
    elif isinstance(value, list):
        for inner in value:
            _check_names(inner)


class _Dumper(yaml.SafeDumper):
    """Indents lists within mappings, as people do."""

    def increase_indent(
        self,
        flow: bool = False,  # noqa: FBT001, FBT002 - PyYAML's signature
        indentless: bool = False,  # noqa: FBT001, FBT002 - PyYAML's signature
    ) -> None:
        del indentless
        super().increase_indent(flow, False)  # noqa: FBT003 - PyYAML's signature

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Write lines as lines, and what cannot be seen so that it can be read back."""
    style = None
    if not text.isprintable():
        is_lines = text.replace("\n", "").isprintable() and not text.endswith("\n")
        style = "|" if is_lines else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)


class _Loader(yaml.SafeLoader):
    """Knows no dates."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != _TIMESTAMP]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_tags(text: str) -> dict[str, str]:
    """Return the tags that *text* names as ``name=value``, by commas or by lines.

    Raises:
        ConfigTextError: If one has no name or no value.
    """
    tags = {}
    for part in filter(None, (one.strip() for one in re.split(r"[,\n]", text))):
        name, equals, value = (one.strip() for one in part.partition("="))
        if not equals or not name:
            raise ConfigTextError(
                tr("“{part}” is no tag: write name=value.").format(part=part)
            )
        tags[name] = value
    return tags


def tags_line(tags: dict[str, str]) -> str:
    """Return tags as `read_tags` reads them."""
    return ", ".join(f"{name}={value}" for name, value in tags.items())
