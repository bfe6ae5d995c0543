"""Does a run config fit its job? Every problem is found, numbered and placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tickdeck.definitions.config_types import ABSENT, ConfigType
from tickdeck.errors import DagsterInvalidConfigError

TOP_LEVEL = ("ops", "execution", "resources", "loggers")


@dataclass
class Checking:
    """Collects problems while a config is walked."""

    problems: list[str] = field(default_factory=list)

    def unexpected(self, name: str, path: str, expected: str) -> None:
        """Note an entry that nothing asks for."""
        self.problems.append(
            f'Received unexpected config entry "{name}" at path {path}. '
            f'Expected: "{expected}".'
        )

    def only(self, section: Mapping[str, Any], names: Sequence[str], path: str) -> None:
        """Note each entry of *section* that is none of *names*."""
        for name in section:
            if name not in names:
                expected = ", ".join(names) or "nothing"
                self.unexpected(name, path, f"{{ {expected} }}")

    def missing(self, name: str, path: str, sample: Any) -> None:
        """Note an entry that is not there."""
        self.problems.append(
            f'Missing required config entry "{name}" at path {path}. '
            f"Sample config for missing entry: {sample}"
        )

    def section(self, config: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """Return a part of the config that must be a dict."""
        part = config.get(name)
        if part is None:
            return {}
        if not isinstance(part, Mapping):
            self.problems.append(
                f"Value at path root:{name} must be a dict. Got {part!r}."
            )
            return {}
        return part

    def config(
        self, kind: ConfigType | None, config: Any, path: str, entry: str
    ) -> Any:
        """Read the ``config`` of one op or resource.

        Args:
            kind: Its type; None where it has none, and anything is taken.
            config: What is given, `ABSENT` for nothing.
            path: Where its entry stands.
            entry: What the entry is called.
        """
        if kind is None:
            return None if config is ABSENT else config
        if config is ABSENT or config is None:
            config = kind.implicit
        if config is ABSENT:
            self.missing("config", path, {entry: {"config": kind.sample}})
            return None
        return kind.read(config, f"{path}:config", self.problems)


def read_config(kind: ConfigType, config: Any, owner: str) -> Any:
    """Return *config* as its type reads it.

    Raises:
        DagsterInvalidConfigError: If it does not fit; the message names *owner*.
    """
    checking = Checking()
    made = checking.config(kind, config, "root", owner)
    if checking.problems:
        raise DagsterInvalidConfigError(message_for(owner, checking.problems))
    return made


def message_for(owner: str, problems: Sequence[str]) -> str:
    """Return one message that numbers all problems."""
    lines = [f"Error in config for {owner}"]
    lines += [f"    Error {n}: {each}" for n, each in enumerate(problems, start=1)]
    return "\n".join(lines)


def config_of(section: Any) -> Any:
    """Return the ``config`` of an op's or resource's entry, or `ABSENT`."""
    if isinstance(section, Mapping):
        return section.get("config", ABSENT)
    return ABSENT
