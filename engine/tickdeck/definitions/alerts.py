"""Ready-made run failure sensors that send a message."""

from __future__ import annotations

import html
import json
import smtplib
import ssl
import urllib.error
import urllib.request
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.run_status_sensors import run_failure_sensor
from tickdeck.definitions.sensors import DefaultSensorStatus
from tickdeck.errors import DagsterInvalidDefinitionError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.definitions.run_status_contexts import RunFailureSensorContext

SLACK_URL = "https://slack.com/api/chat.postMessage"
SEND_TIMEOUT_S = 20.0


def _default_subject(context: RunFailureSensorContext) -> str:
    return f"Tickdeck run of {context.dagster_run.job_name} failed"


def _default_body(context: RunFailureSensorContext) -> str:
    run = context.dagster_run
    return (
        f"<p>The run <b>{run.run_id[:8]}</b> of the job <b>{html.escape(run.job_name)}"
        f"</b> failed.</p><p>{html.escape(context.failure_event.message)}</p>"
    )


def make_email_on_run_failure_sensor(
    email_from: str,
    email_password: str,
    email_to: Sequence[str],
    email_body_fn: Callable[[RunFailureSensorContext], str] = _default_body,
    email_subject_fn: Callable[[RunFailureSensorContext], str] = _default_subject,
    smtp_host: str = "smtp.gmail.com",
    smtp_type: str = "SSL",
    smtp_port: int | None = None,
    smtp_user: str | None = None,
    name: str | None = None,
    webserver_base_url: str | None = None,
    monitored_jobs: Sequence[Any] | None = None,
    job_selection: Sequence[Any] | None = None,
    monitor_all_code_locations: bool = False,  # noqa: FBT001, FBT002 - the field's own
    default_status: DefaultSensorStatus = DefaultSensorStatus.STOPPED,
    monitor_all_repositories: bool | None = None,  # noqa: FBT001 - the field's own
) -> Any:
    """Return a run failure sensor that sends an e-mail for each failed run.

    Args:
        email_from: Whose mail it is.
        email_password: The sender's password at the mail server.
        email_to: Who gets it.
        email_body_fn: Makes the text, in HTML.
        email_subject_fn: Makes the subject.
        smtp_host: The mail server.
        smtp_type: ``SSL`` or ``STARTTLS``.
        smtp_port: Its port; 465 for SSL, 587 for STARTTLS if omitted.
        smtp_user: Who logs in; *email_from* if omitted.
        name: How the sensor is listed; ``email_on_job_failure`` if omitted.
        webserver_base_url: Accepted and not used: Tickdeck has no web pages.
        monitored_jobs: Whose failures; the jobs of its own code location if omitted.
        job_selection: The old name of *monitored_jobs*.
        monitor_all_code_locations: Whether failures of every code location count.
        default_status: Whether it is on before anybody switches it.
        monitor_all_repositories: The old name of *monitor_all_code_locations*.

    Raises:
        DagsterInvalidDefinitionError: If *smtp_type* is neither.
    """
    ports = {"SSL": 465, "STARTTLS": 587}
    if smtp_type not in ports:
        raise DagsterInvalidDefinitionError(
            f"A mail server is reached by SSL or STARTTLS, not by {smtp_type!r}."
        )
    port = smtp_port or ports[smtp_type]
    user = smtp_user or email_from

    def email_on_job_failure(context: RunFailureSensorContext) -> None:
        message = EmailMessage()
        message["From"] = email_from
        message["To"] = ", ".join(email_to)
        message["Subject"] = email_subject_fn(context)
        message.set_content(email_body_fn(context), subtype="html")
        secure = ssl.create_default_context()
        if smtp_type == "SSL":
            with smtplib.SMTP_SSL(
                smtp_host, port, context=secure, timeout=SEND_TIMEOUT_S
            ) as server:
                server.login(user, email_password)
                server.send_message(message)
        else:
            with smtplib.SMTP(smtp_host, port, timeout=SEND_TIMEOUT_S) as server:
                server.starttls(context=secure)
                server.login(user, email_password)
                server.send_message(message)

    sensor_of = run_failure_sensor(
        name=name or "email_on_job_failure",
        monitored_jobs=monitored_jobs,
        job_selection=job_selection,
        monitor_all_code_locations=(
            monitor_all_code_locations or monitor_all_repositories
        ),
        default_status=default_status,
    )
    return sensor_of(email_on_job_failure)


def _default_text(context: RunFailureSensorContext) -> str:
    run = context.dagster_run
    return (
        f'*Run "{run.run_id[:8]}" of job "{run.job_name}" failed.*\n'
        f"```{context.failure_event.message}```"
    )


def make_slack_on_run_failure_sensor(
    channel: str,
    slack_token: str,
    text_fn: Callable[[RunFailureSensorContext], str] = _default_text,
    blocks_fn: Callable[[RunFailureSensorContext], list[dict[str, Any]]] | None = None,
    name: str | None = None,
    dagit_base_url: str | None = None,
    webserver_base_url: str | None = None,
    monitored_jobs: Sequence[Any] | None = None,
    job_selection: Sequence[Any] | None = None,
    monitor_all_code_locations: bool = False,  # noqa: FBT001, FBT002 - the field's own
    default_status: DefaultSensorStatus = DefaultSensorStatus.STOPPED,
    monitor_all_repositories: bool | None = None,  # noqa: FBT001 - the field's own
) -> Any:
    """Return a run failure sensor that writes into a Slack channel, by HTTPS.

    Args:
        channel: The channel.
        slack_token: The token of a Slack app that may write there.
        text_fn: Makes the text.
        blocks_fn: Makes Slack's blocks, instead.
        name: How the sensor is listed; ``slack_on_run_failure`` if omitted.
        dagit_base_url: Accepted and not used.
        webserver_base_url: Accepted and not used: Tickdeck has no web pages.
        monitored_jobs: Whose failures; the jobs of its own code location if omitted.
        job_selection: The old name of *monitored_jobs*.
        monitor_all_code_locations: Whether failures of every code location count.
        default_status: Whether it is on before anybody switches it.
        monitor_all_repositories: The old name of *monitor_all_code_locations*.
    """

    def slack_on_run_failure(context: RunFailureSensorContext) -> None:
        message: dict[str, Any] = {"channel": channel, "text": text_fn(context)}
        if blocks_fn is not None:
            message["blocks"] = blocks_fn(context)
        post_to_slack(slack_token, message)

    sensor_of = run_failure_sensor(
        name=name or "slack_on_run_failure",
        monitored_jobs=monitored_jobs,
        job_selection=job_selection,
        monitor_all_code_locations=(
            monitor_all_code_locations or monitor_all_repositories
        ),
        default_status=default_status,
    )
    return sensor_of(slack_on_run_failure)


def post_to_slack(
    token: str, message: dict[str, Any], url: str = SLACK_URL
) -> dict[str, Any]:
    """Post a message to Slack and return what it answers.

    Raises:
        ConnectionError: If Slack cannot be reached or refuses; in words, without the
            token.
    """
    request = urllib.request.Request(  # noqa: S310, RUF100 - a fixed address
        url,
        json.dumps(message).encode(),
        {
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json; charset=utf-8",
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=SEND_TIMEOUT_S) as reply:  # noqa: S310, RUF100 - as above
            answer: dict[str, Any] = json.load(reply)
    except (urllib.error.URLError, TimeoutError, ValueError) as error:
        raise ConnectionError(f"Slack could not be reached: {error}.") from error
    if not answer.get("ok"):
        raise ConnectionError(
            f"Slack refused the message to {message.get('channel')}: "
            f"{answer.get('error', 'it does not say why')}."
        )
    return answer
