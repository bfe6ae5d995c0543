"""Which fields a job's config has, for pickers. Pure."""

from __future__ import annotations

from typing import Any

_REFERENCE = "#/$defs/"


def config_fields(schema: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return, for each op of a job's config *schema*, the names of its fields."""
    ops = _properties(_properties(schema, schema).get("ops", {}), schema)
    found = {}
    for op_name, op in ops.items():
        config = _properties(op, schema).get("config", {})
        fields = tuple(_properties(config, schema))
        if fields:
            found[op_name] = fields
    return found


def _properties(part: Any, schema: dict[str, Any]) -> dict[str, Any]:
    resolved = _resolved(part, schema)
    properties = resolved.get("properties", {})
    return properties if isinstance(properties, dict) else {}


def _resolved(part: Any, schema: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(part, dict):
        return {}
    reference = part.get("$ref", "")
    if isinstance(reference, str) and reference.startswith(_REFERENCE):
        definitions = schema.get("$defs", {})
        return _resolved(definitions.get(reference.removeprefix(_REFERENCE)), schema)
    for choice in (*part.get("anyOf", ()), *part.get("allOf", ())):
        inner = _resolved(choice, schema)
        if "properties" in inner:
            return inner
    return part
