from __future__ import annotations

from tickdeck_gui.models.job_fields import config_fields


def test_fields_are_found_directly() -> None:
    config = {"properties": {"path": {"type": "string"}, "rows": {}}}
    schema = {
        "properties": {
            "ops": {"properties": {"fetch": {"properties": {"config": config}}}}
        }
    }
    assert config_fields(schema) == {"fetch": ("path", "rows")}


def test_fields_are_found_behind_references_and_choices() -> None:
    schema = {
        "$defs": {
            "Ops": {"properties": {"fetch": {"$ref": "#/$defs/Fetch"}}},
            "Fetch": {
                "properties": {
                    "config": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/C"}]}
                }
            },
            "C": {"properties": {"path": {}}},
        },
        "properties": {"ops": {"$ref": "#/$defs/Ops"}},
    }
    assert config_fields(schema) == {"fetch": ("path",)}


def test_a_job_without_config_has_no_fields() -> None:
    assert config_fields({}) == {}
    assert config_fields({"properties": {"ops": True}}) == {}
