from __future__ import annotations

import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tickdeck import wire
from tickdeck.clock import SystemClock
from tickdeck.values.ticks import LogLine
from tickdeck.worker.connection import Connection

READY = wire.Ready(version=1, pid=1, python="p")


def test_messages_come_until_the_other_side_closes() -> None:
    ours, theirs = socket.socketpair()
    connection = Connection(theirs)
    message = wire.CheckConfig(request=1, job_name="j", run_config={})
    ours.sendall(wire.encode(message) * 2)
    ours.close()

    assert list(connection.messages()) == [message, message]
    assert connection.is_broken
    theirs.close()


def test_sending_to_nobody_does_no_harm() -> None:
    ours, theirs = socket.socketpair()
    connection = Connection(theirs)
    ours.close()

    connection.send(READY)
    connection.send(READY)

    assert connection.is_broken
    theirs.close()


def test_what_cannot_be_encoded_is_said() -> None:
    ours, theirs = socket.socketpair()

    with pytest.raises(wire.WireError):
        Connection(theirs).send(wire.Ready(version=1, pid=1, python="\udcff"))

    ours.close()
    theirs.close()


def test_what_holds_itself_is_said() -> None:
    ours, theirs = socket.socketpair()
    config: dict[str, object] = {}
    config["itself"] = config
    request = wire.RequestedRun(job_name="j", run_config=config)

    with pytest.raises(wire.WireError, match="holds itself"):
        Connection(theirs).send(
            wire.Evaluated(request=1, seconds=0.0, requests=(request,))
        )

    ours.close()
    theirs.close()


def test_frames_of_several_threads_stay_whole() -> None:
    ours, theirs = socket.socketpair()
    connection = Connection(theirs)
    line = LogLine(at=SystemClock().now(), level="INFO", message="x" * 50_000)
    sent = [wire.TickLogged(request=n, lines=(line,)) for n in range(40)]
    with ThreadPoolExecutor(4) as threads:
        done = threads.map(connection.send, sent)
        decoder = wire.engine_decoder()
        heard: list[Any] = []
        while len(heard) < len(sent):
            heard += decoder.feed(ours.recv(65536))

    assert list(done) == [None] * len(sent)
    assert sorted(each.request for each in heard) == list(range(40))
    ours.close()
    theirs.close()


def test_what_is_sent_in_the_middle_of_sending_waits_for_nobody() -> None:
    ours, theirs = socket.socketpair()
    connection = Connection(theirs)

    def collect(_frame: object, event: str, called: object) -> None:
        if event == "c_call" and getattr(called, "__name__", "") == "sendall":
            sys.setprofile(None)
            connection.send(READY)

    sys.setprofile(collect)
    try:
        connection.send(READY)
    finally:
        sys.setprofile(None)

    theirs.close()
    received = ours.makefile("rb").read()
    assert list(wire.engine_decoder().feed(received)) == [READY, READY]
    ours.close()
