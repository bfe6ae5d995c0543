from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from tickdeck.values.runs import RunEventType
from tickdeck.worker.dagster_project.translating import (
    asset_event,
    run_event,
    serialized_error,
    told_error,
)

AT = datetime(2026, 3, 1, tzinfo=UTC)


def serialized(message: str, **parts: Any) -> SimpleNamespace:
    given: dict[str, Any] = {
        "message": message,
        "stack": [],
        "cls_name": "ValueError",
        "cause": None,
        "context": None,
        "to_string": lambda: message,
        **parts,
    }
    return SimpleNamespace(**given)


def entry(kind: str | None, data: Any = None, **parts: Any) -> SimpleNamespace:
    told = None
    if kind is not None:
        told = SimpleNamespace(
            event_type_value=kind,
            message="said",
            step_key="a_step",
            event_specific_data=data,
        )
    given: dict[str, Any] = {
        "timestamp": AT.timestamp(),
        "level": 30,
        "user_message": "by the user",
        "step_key": "a_step",
        "dagster_event": told,
        **parts,
    }
    return SimpleNamespace(**given)


def test_a_line_of_the_users_log() -> None:
    event = run_event(entry(None))

    assert event is not None
    assert (event.type, event.level) == (RunEventType.LOG, "WARNING")
    assert (event.message, event.step_key, event.at) == ("by the user", "a_step", AT)


def test_what_is_only_dagsters_is_left_out() -> None:
    assert run_event(entry("RESOURCE_INIT_STARTED")) is None
    assert run_event(entry("ENGINE_EVENT")) is None


def test_a_materialization_keeps_its_key_partition_and_metadata() -> None:
    made = SimpleNamespace(
        asset_key=SimpleNamespace(to_user_string=lambda: "a/b"),
        partition="2026-03-01",
        metadata={"rows": SimpleNamespace(value=3)},
        description="",
    )

    event = run_event(
        entry("ASSET_MATERIALIZATION", SimpleNamespace(materialization=made))
    )
    alone = asset_event(made, AT)

    assert event is not None
    assert (event.asset_key, event.partition) == ("a/b", "2026-03-01")
    assert event.data == alone.data == {"rows": 3}
    assert alone.type is RunEventType.ASSET_MATERIALIZATION
    assert alone.message == "a/b"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("ValueError: no good\n", "no good"),
        ("package.errors.ValueError: no: good", "no: good"),
        ("just words: no class", "just words: no class"),
        ("ValueError:", "ValueError:"),
    ],
)
def test_the_class_is_not_said_twice(message: str, expected: str) -> None:
    assert serialized_error(serialized(message)).message == expected


def test_a_serialized_error_has_frames_and_the_authors_words_first() -> None:
    wrapper = serialized(
        "dagster.DagsterExecutionStepExecutionError: Error occurred",
        cls_name="DagsterExecutionStepExecutionError",
        stack=['  File "/x/site-packages/dagster/plan.py", line 7, in run\n    go()\n'],
        cause=serialized(
            "ValueError: bad",
            stack=[
                '  File "/home/me/defs.py", line 12, in process\n    raise Bad()\n',
                "no frame at all",
            ],
        ),
    )

    info = serialized_error(wrapper)

    assert info.summary == "ValueError: bad"
    frame = info.root.frames[0]
    assert (frame.file, frame.line, frame.function, frame.source, frame.ours) == (
        "/home/me/defs.py",
        12,
        "process",
        "raise Bad()",
        False,
    )
    assert info.frames[0].ours


def test_an_exception_that_was_raised_here_is_told_of() -> None:
    try:
        int("no")
    except ValueError as error:
        info = told_error(error)

    assert info.summary.startswith("ValueError: invalid literal")
    assert not info.frames[0].ours
