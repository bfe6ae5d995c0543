from __future__ import annotations

import io
import smtplib
import urllib.error
import urllib.request
from typing import Any

import pytest

from tickdeck import (
    DagsterEvent,
    DagsterInvalidDefinitionError,
    DagsterRun,
    RunFailureSensorContext,
    make_email_on_run_failure_sensor,
)
from tickdeck.definitions.alerts import post_to_slack


def test_a_mail_server_is_reached_in_one_of_two_ways() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="SSL or STARTTLS"):
        make_email_on_run_failure_sensor("a", "b", ["c"], smtp_type="PLAIN")


def test_what_slack_answers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(_request: Any, timeout: float) -> io.BytesIO:
        del timeout
        return io.BytesIO(b'{"ok": false, "error": "channel_not_found"}')

    monkeypatch.setattr(urllib.request, "urlopen", refusing)

    with pytest.raises(ConnectionError, match="channel_not_found") as caught:
        post_to_slack("secret-token", {"channel": "#x", "text": "hello"})
    assert "secret-token" not in str(caught.value)


def test_a_network_that_is_down_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_request: Any, timeout: float) -> io.BytesIO:
        raise urllib.error.URLError(f"no route within {timeout}")

    monkeypatch.setattr(urllib.request, "urlopen", failing)

    with pytest.raises(ConnectionError, match="could not be reached"):
        post_to_slack("token", {"channel": "#x"})


def test_starttls_logs_in_after_it_is_secure(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    class Server:
        def __init__(self, host: str, port: int, timeout: float) -> None:
            done.append(f"{host}:{port}")
            assert timeout > 0

        def __enter__(self) -> Server:
            return self

        def __exit__(self, *_exception: object) -> None: ...

        def starttls(self, context: object) -> None:
            assert context is not None
            done.append("secure")

        def login(self, user: str, _password: str) -> None:
            done.append(user)

        def send_message(self, message: Any) -> None:
            done.append(message.get_content().strip())

    monkeypatch.setattr(smtplib, "SMTP", Server)
    sensor = make_email_on_run_failure_sensor(
        "from@x",
        "secret",
        ["to@x"],
        smtp_host="mail.x",
        smtp_type="STARTTLS",
        smtp_user="somebody",
        email_body_fn=lambda context: f"<b>{context.dagster_run.job_name}</b>",
    )
    run = DagsterRun(job_name="j")

    sensor(
        RunFailureSensorContext(
            dagster_run=run, dagster_event=DagsterEvent("PIPELINE_FAILURE")
        )
    )

    assert done == ["mail.x:587", "secure", "somebody", "<b>j</b>"]


def test_the_old_name_for_everywhere_is_understood() -> None:
    made = make_email_on_run_failure_sensor(
        "a", "b", ["c"], monitor_all_repositories=True
    )

    assert made.monitored.everywhere
