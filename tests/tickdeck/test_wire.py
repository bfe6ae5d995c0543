from __future__ import annotations

import struct
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickdeck import wire
from tickdeck.values.folders import KnownFile

MESSAGES: list[wire.FromEngine] = [
    wire.Evaluate(
        request=1,
        sensor="s",
        tick_id=2,
        last_tick_started=datetime(2026, 1, 1, tzinfo=UTC),
        known=(KnownFile("/a", 1, 2),),
    ),
    wire.CheckConfig(request=3, job_name="j", run_config={"ops": {"a": [1, None]}}),
]


@given(st.lists(st.integers(1, 40), max_size=30))
def test_messages_come_whole_in_whatever_pieces(cuts: list[int]) -> None:
    stream = b"".join(wire.encode(message) for message in MESSAGES)
    decoder = wire.worker_decoder()
    heard: list[wire.FromEngine] = []

    for size in cuts:
        heard += decoder.feed(stream[:size])
        stream = stream[size:]
    heard += decoder.feed(stream)

    assert heard == MESSAGES


def test_a_frame_that_claims_to_be_huge_is_refused() -> None:
    with pytest.raises(wire.WireError, match="bytes long"):
        list(wire.engine_decoder().feed(struct.pack("!I", 2**31)))


def test_garbage_is_refused() -> None:
    with pytest.raises(wire.WireError, match="no message of ours"):
        list(wire.engine_decoder().feed(struct.pack("!I", 3) + b"\xc1\xc1\xc1"))


def test_a_message_of_the_other_side_is_refused() -> None:
    with pytest.raises(wire.WireError):
        list(wire.engine_decoder().feed(wire.encode(MESSAGES[0])))


@pytest.mark.parametrize("value", [object(), "\udcff"], ids=["object", "surrogate"])
def test_what_cannot_be_carried_is_refused_before_it_is_sent(value: object) -> None:
    message = wire.CheckConfig(request=1, job_name="j", run_config={"a": value})

    with pytest.raises(wire.WireError, match="CheckConfig cannot be sent"):
        wire.encode(message)
