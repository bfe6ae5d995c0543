"""What the page on sensors shows, written anew, in both spellings of the import."""

from __future__ import annotations

import re
import smtplib
import textwrap
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import dagster_alias
from tickdeck.testing import ManualEngine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROOTS = ("dagster", "tickdeck")


@pytest.fixture(params=ROOTS)
def page(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Callable[..., dict[str, Any]]:
    """Run an example, written for Dagster; return its names."""
    dagster_alias.install()

    def run(*sources: str, **names: Any) -> dict[str, Any]:
        made: dict[str, Any] = {"__name__": "page", "MY_DIRECTORY": str(tmp_path)}
        made.update(names)
        for source in sources:
            text = textwrap.dedent(source)
            if request.param == "tickdeck":
                text = re.sub(
                    r"from dagster(_slack)? import", "from tickdeck import", text
                )
            exec(text, made)  # noqa: S102, RUF100 - that is what the example is for
        return made

    return run


JOB = """
from dagster import Config, OpExecutionContext, job, op

class FileConfig(Config):
    filename: str

@op
def process_file(context: OpExecutionContext, config: FileConfig):
    context.log.info(config.filename)

@job
def log_file_job():
    process_file()
"""

DIRECTORY_SENSOR = """
import os
from dagster import RunConfig, RunRequest, sensor

@sensor(job=log_file_job)
def my_directory_sensor():
    for filename in sorted(os.listdir(MY_DIRECTORY)):
        if os.path.isfile(os.path.join(MY_DIRECTORY, filename)):
            yield RunRequest(
                run_key=filename,
                run_config=RunConfig(
                    ops={"process_file": FileConfig(filename=filename)}
                ),
            )
"""

CURSOR_SENSOR = """
import os
from dagster import RunConfig, RunRequest, sensor

@sensor(job=log_file_job)
def my_directory_sensor_cursor(context):
    last_mtime = float(context.cursor) if context.cursor else 0
    max_mtime = last_mtime
    for filename in sorted(os.listdir(MY_DIRECTORY)):
        filepath = os.path.join(MY_DIRECTORY, filename)
        if os.path.isfile(filepath):
            file_mtime = os.stat(filepath).st_mtime
            if file_mtime <= last_mtime:
                continue
            run_key = f"{filename}:{file_mtime}"
            run_config = {"ops": {"process_file": {"config": {"filename": filename}}}}
            yield RunRequest(run_key=run_key, run_config=run_config)
            max_mtime = max(max_mtime, file_mtime)
    context.update_cursor(str(max_mtime))
"""


def engine_of(names: dict[str, Any], **definitions: Any) -> ManualEngine:
    from tickdeck import Definitions

    found = names.get("defs") or Definitions(**definitions)
    return ManualEngine(found)


def logged(engine: ManualEngine) -> list[str]:
    return [
        event.message
        for run in engine.runs()
        for event in engine.run_log(run)
        if event.type == "LOG"
    ]


def test_examples_1_and_2_a_run_for_each_file(
    page: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    names = page(JOB, DIRECTORY_SENSOR)
    (tmp_path / "one.txt").touch()

    with engine_of(names, sensors=[names["my_directory_sensor"]]) as engine:
        engine.tick("my_directory_sensor")
        (tmp_path / "two.txt").touch()
        engine.tick("my_directory_sensor")

        assert logged(engine) == ["one.txt", "two.txt"]


def test_example_3_a_job_of_assets(page: Callable[..., dict[str, Any]]) -> None:
    names = page(
        """
        from dagster import RunRequest, asset, define_asset_job, sensor

        @asset
        def my_asset():
            return 1

        asset_job = define_asset_job("asset_job", "*")

        @sensor(job=asset_job)
        def materializes_asset_sensor():
            yield RunRequest()
        """
    )

    with engine_of(
        names,
        assets=[names["my_asset"]],
        jobs=[names["asset_job"]],
        sensors=[names["materializes_asset_sensor"]],
    ) as engine:
        engine.tick("materializes_asset_sensor")

        [run] = engine.runs()
        assert (run.job_name, run.status) == ("asset_job", "SUCCESS")


def test_example_3_the_placeholder_is_no_request(
    page: Callable[..., dict[str, Any]],
) -> None:
    from tickdeck import ParameterCheckError

    with pytest.raises(ParameterCheckError):
        page("from dagster import RunRequest\nRunRequest(...)")


def test_example_4_on_by_default(page: Callable[..., dict[str, Any]]) -> None:
    names = page(
        JOB,
        """
        from dagster import DefaultSensorStatus, sensor

        @sensor(job=log_file_job, default_status=DefaultSensorStatus.RUNNING)
        def my_running_sensor(): ...
        """,
    )

    with engine_of(names, sensors=[names["my_running_sensor"]]) as engine:
        assert len(engine.ticks("my_running_sensor")) == 1


def test_example_5_a_key_names_the_run(page: Callable[..., dict[str, Any]]) -> None:
    names = page(
        JOB,
        """
        from dagster import RunRequest, sensor

        @sensor(job=log_file_job)
        def keyed():
            return RunRequest(
                run_key="a.csv",
                run_config={
                    "ops": {"process_file": {"config": {"filename": "a.csv"}}}
                },
            )
        """,
    )

    with engine_of(names, sensors=[names["keyed"]]) as engine:
        engine.tick("keyed")
        engine.tick("keyed")
        assert logged(engine) == ["a.csv"]


def test_examples_6_and_12_a_cursor_of_modification_times(
    page: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    import os

    names = page(JOB, CURSOR_SENSOR)
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.touch()
    os.utime(old, (100, 100))

    with engine_of(names, sensors=[names["my_directory_sensor_cursor"]]) as engine:
        engine.tick("my_directory_sensor_cursor")
        new.touch()
        os.utime(new, (200, 200))
        tick = engine.tick("my_directory_sensor_cursor")

        assert (tick.run_keys, tick.cursor) == (("new.txt:200.0",), "200.0")
        assert logged(engine) == ["old.txt", "new.txt"]


def test_example_7_two_intervals(page: Callable[..., dict[str, Any]]) -> None:
    names = page(
        JOB,
        """
        from dagster import RunRequest, sensor

        @sensor(job=log_file_job, minimum_interval_seconds=30)
        def sensor_A():
            yield RunRequest(run_key=None, run_config={})

        @sensor(job=log_file_job, minimum_interval_seconds=45)
        def sensor_B():
            yield RunRequest(run_key=None, run_config={})
        """,
    )

    with engine_of(names, sensors=[names["sensor_A"], names["sensor_B"]]) as engine:
        engine.start("sensor_A")
        engine.start("sensor_B")
        engine.advance(90)
        ticks = [tick.sensor_name for tick in engine.ticks()]

        assert (ticks.count("sensor_A"), ticks.count("sensor_B")) == (4, 3)


def test_example_8_a_reason_to_skip(page: Callable[..., dict[str, Any]]) -> None:
    names = page(
        JOB,
        """
        import os
        from dagster import RunRequest, SkipReason, sensor

        @sensor(job=log_file_job)
        def my_directory_sensor_with_skip_reasons():
            has_files = False
            for filename in os.listdir(MY_DIRECTORY):
                if os.path.isfile(os.path.join(MY_DIRECTORY, filename)):
                    yield RunRequest(run_key=filename)
                    has_files = True
            if not has_files:
                yield SkipReason(f"No files found in {MY_DIRECTORY}.")
        """,
    )
    sensor = names["my_directory_sensor_with_skip_reasons"]

    with engine_of(names, sensors=[sensor]) as engine:
        reason = engine.tick(sensor.name).skip_reason

    assert (reason or "").startswith("No files found in ")


USERS = """
import requests_stand_in as requests
from dagster import (
    Config, ConfigurableResource, Definitions, RunConfig, RunRequest,
    SensorEvaluationContext, job, op, sensor,
)

class UsersAPI(ConfigurableResource):
    url: str

    def fetch_users(self) -> list[str]:
        return requests.get(self.url).json()

class ProcessUserConfig(Config):
    user: str

@op
def process_user(context, config: ProcessUserConfig):
    context.log.info(config.user)

@job
def process_user_job():
    process_user()

@sensor(job=process_user_job)
def process_new_users_sensor(
    context: SensorEvaluationContext,
    users_api: UsersAPI,
):
    last_user = int(context.cursor) if context.cursor else 0
    users = users_api.fetch_users()
    num_users = len(users)
    for user_id in users[last_user:]:
        yield RunRequest(
            run_key=user_id,
            tags={"user_id": user_id},
            run_config=RunConfig(
                ops={"process_user": ProcessUserConfig(user=user_id)}
            ),
        )
    context.update_cursor(str(num_users))

defs = Definitions(
    jobs=[process_user_job],
    sensors=[process_new_users_sensor],
    resources={"users_api": UsersAPI(url="https://my-api.com/users")},
)
"""

USERS_TEST = """
from dagster import build_sensor_context, validate_run_config

def test_process_new_users_sensor():
    class FakeUsersAPI:
        def fetch_users(self):
            return ["1", "2", "3"]

    context = build_sensor_context()
    run_requests = process_new_users_sensor(context, users_api=FakeUsersAPI())
    assert len(run_requests) == 3
    for run_request in run_requests:
        assert validate_run_config(process_user_job, run_request.run_config)
"""


@pytest.fixture
def requests_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """What answers at the address of the users."""
    import sys
    from types import ModuleType, SimpleNamespace

    module = ModuleType("requests_stand_in")
    answer = SimpleNamespace(json=lambda: ["ann", "bob"])
    module.get = lambda _url: answer  # type: ignore[attr-defined]  # a module of ours
    monkeypatch.setitem(sys.modules, "requests_stand_in", module)


@pytest.mark.usefixtures("requests_stand_in")
def test_example_9_a_resource(page: Callable[..., dict[str, Any]]) -> None:
    names = page(USERS)

    with engine_of(names) as engine:
        tick = engine.tick("process_new_users_sensor")

        assert (tick.run_keys, tick.cursor) == (("ann", "bob"), "2")
        assert logged(engine) == ["ann", "bob"]


@pytest.mark.usefixtures("requests_stand_in")
def test_example_14_a_fake_for_a_resource(page: Callable[..., dict[str, Any]]) -> None:
    page(USERS, USERS_TEST)["test_process_new_users_sensor"]()


def test_example_10_logging(page: Callable[..., dict[str, Any]]) -> None:
    names = page(
        JOB,
        """
        from dagster import SkipReason, sensor

        @sensor(job=log_file_job)
        def sensor_that_logs(context):
            context.log.info("Logging from a sensor!")
            return SkipReason("Nothing to do.")
        """,
    )

    with engine_of(names, sensors=[names["sensor_that_logs"]]) as engine:
        [line] = engine.tick_log(engine.tick("sensor_that_logs"))

    assert line.message == "Logging from a sensor!"


def test_example_11_a_direct_call(
    page: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    found: list[str] = []
    (tmp_path / "one.txt").touch()
    names = page(
        JOB,
        DIRECTORY_SENSOR,
        """
        from dagster import validate_run_config

        def test_my_directory_sensor():
            for run_request in my_directory_sensor():
                assert validate_run_config(log_file_job, run_request.run_config)
                found.append(run_request.run_key)
        """,
        found=found,
    )

    names["test_my_directory_sensor"]()

    assert found == ["one.txt"]


def test_example_13_a_context_with_a_cursor(
    page: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    found: list[str] = []
    (tmp_path / "one.txt").touch()
    names = page(
        JOB,
        CURSOR_SENSOR,
        """
        from dagster import build_sensor_context, validate_run_config

        def test_my_directory_sensor_cursor():
            context = build_sensor_context(cursor="0")
            for run_request in my_directory_sensor_cursor(context):
                assert validate_run_config(log_file_job, run_request.run_config)
                found.append(run_request.run_key)
        """,
        found=found,
    )

    names["test_my_directory_sensor_cursor"]()

    assert len(found) == 1


def test_example_15_a_preview(
    page: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    from typer.testing import CliRunner

    from tickdeck.cli.main import app

    page(JOB)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "one.txt").touch()
    path = tmp_path / "defs.py"
    path.write_text(
        f"MY_DIRECTORY = {str(inbox)!r}\n{JOB}{DIRECTORY_SENSOR}\n"
        "from dagster import Definitions\n"
        "defs = Definitions(sensors=[my_directory_sensor])\n"
    )

    told = CliRunner().invoke(app, ["preview", "my_directory_sensor", "-f", str(path)])

    assert (told.exit_code, "one.txt" in told.output) == (0, True)


def test_example_16_a_run_after_each_success(
    page: Callable[..., dict[str, Any]],
) -> None:
    names = page(
        """
        from dagster import (
            DagsterRunStatus, DefaultSensorStatus, Definitions, RunRequest, SkipReason,
            job, op, run_status_sensor,
        )

        @op
        def status_report(context):
            context.log.info(context.op_config["job_name"])

        @op
        def nothing(): ...

        @job
        def any_job():
            nothing()

        from dagster import Config

        class ReportConfig(Config):
            job_name: str

        @op
        def report(context, config: ReportConfig):
            context.log.info(config.job_name)

        @job
        def status_reporting_job():
            report()

        @run_status_sensor(
            run_status=DagsterRunStatus.SUCCESS,
            request_job=status_reporting_job,
            default_status=DefaultSensorStatus.RUNNING,
        )
        def report_status_sensor(context):
            if context.dagster_run.job_name != status_reporting_job.name:
                run_config = {
                    "ops": {
                        "report": {
                            "config": {"job_name": context.dagster_run.job_name}
                        }
                    }
                }
                return RunRequest(run_key=None, run_config=run_config)
            else:
                return SkipReason("Don't report status of status_reporting_job")

        defs = Definitions(
            jobs=[any_job, status_reporting_job], sensors=[report_status_sensor]
        )
        """
    )

    with engine_of(names) as engine:
        engine.launch("any_job")

        assert [run.job_name for run in engine.runs()] == [
            "any_job",
            "status_reporting_job",
        ]
        assert logged(engine) == ["any_job"]


class Slack:
    """Stands for slack_sdk's client."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    def chat_postMessage(self, channel: str, text: str) -> None:  # noqa: N802 - Slack's own
        self.sent.append((channel, text))


ALERTS = """
from dagster import (
    DagsterRunStatus, DefaultSensorStatus, Definitions, RunFailureSensorContext,
    RunStatusSensorContext, job, op, run_failure_sensor, run_status_sensor,
)

@run_status_sensor(
    run_status=DagsterRunStatus.SUCCESS, default_status=DefaultSensorStatus.RUNNING
)
def my_slack_on_run_success(context: RunStatusSensorContext):
    slack_client.chat_postMessage(
        channel="#alert-channel",
        text=f'Job "{context.dagster_run.job_name}" succeeded.',
    )

@run_failure_sensor(default_status=DefaultSensorStatus.RUNNING)
def my_slack_on_run_failure(context: RunFailureSensorContext):
    slack_client.chat_postMessage(
        channel="#alert-channel",
        text=(
            f'Job "{context.dagster_run.job_name}" failed. Error:'
            f" {context.failure_event.message}"
        ),
    )

@op
def succeeds():
    return 1

@job
def my_job():
    succeeds()

@op
def fails():
    raise Exception("failure!")

@job
def my_job_that_fails():
    fails()

defs = Definitions(
    jobs=[my_job, my_job_that_fails],
    sensors=[my_slack_on_run_success, my_slack_on_run_failure],
)
"""


def test_examples_17_18_and_20_a_message_for_each_run(
    page: Callable[..., dict[str, Any]],
) -> None:
    slack = Slack()
    names = page(ALERTS, slack_client=slack)

    with engine_of(names) as engine:
        engine.launch("my_job")
        engine.launch("my_job_that_fails")

    assert [text for _channel, text in slack.sent] == [
        'Job "my_job" succeeded.',
        (
            'Job "my_job_that_fails" failed. Error: Execution of run for '
            "\"my_job_that_fails\" failed. Steps failed: ['fails']."
        ),
    ]


def test_example_19_a_run_after_each_failure(
    page: Callable[..., dict[str, Any]],
) -> None:
    names = page(
        ALERTS,
        """
        from dagster import Config, RunRequest

        class ReportConfig(Config):
            job_name: str

        @op
        def status_report(context, config: ReportConfig):
            context.log.info(config.job_name)

        @job
        def status_reporting_job():
            status_report()

        @run_failure_sensor(
            request_job=status_reporting_job,
            default_status=DefaultSensorStatus.RUNNING,
        )
        def report_failure_sensor(context):
            run_config = {
                "ops": {
                    "status_report": {
                        "config": {"job_name": context.dagster_run.job_name}
                    }
                }
            }
            return RunRequest(run_key=None, run_config=run_config)

        defs = Definitions(jobs=[my_job_that_fails], sensors=[report_failure_sensor])
        """,
        slack_client=Slack(),
    )

    with engine_of(names) as engine:
        engine.launch("my_job_that_fails")

        assert logged(engine) == ["my_job_that_fails"]


def test_example_21_slack_by_https(
    page: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import json

    sent: list[Any] = []

    def urlopen(request: Any, timeout: float) -> io.BytesIO:
        assert timeout > 0
        sent.append((request.full_url, request.headers, json.loads(request.data)))
        return io.BytesIO(b'{"ok": true}')

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    names = page(
        ALERTS,
        """
        from dagster_slack import make_slack_on_run_failure_sensor

        slack_on_run_failure = make_slack_on_run_failure_sensor(
            "#my_channel", slack_token="xoxb",
            default_status=DefaultSensorStatus.RUNNING,
        )
        defs = Definitions(jobs=[my_job_that_fails], sensors=[slack_on_run_failure])
        """,
        slack_client=Slack(),
    )

    with engine_of(names) as engine:
        engine.launch("my_job_that_fails")
        assert engine.ticks("slack_on_run_failure")[-1].status == "SUCCESS"

    [(url, headers, message)] = sent
    assert url == "https://slack.com/api/chat.postMessage"
    assert headers["Authorization"] == "Bearer xoxb"
    assert message["channel"] == "#my_channel"
    assert "my_job_that_fails" in message["text"]


def test_example_22_an_e_mail(
    page: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Any] = []

    class Server:
        def __init__(self, host: str, port: int, **_options: Any) -> None:
            sent.append((host, port))

        def __enter__(self) -> Server:
            return self

        def __exit__(self, *_exception: object) -> None: ...

        def login(self, user: str, password: str) -> None:
            sent.append((user, password))

        def send_message(self, message: Any) -> None:
            sent.append((message["To"], message["Subject"]))

    monkeypatch.setattr(smtplib, "SMTP_SSL", Server)
    names = page(
        ALERTS,
        """
        from dagster import make_email_on_run_failure_sensor

        email_on_run_failure = make_email_on_run_failure_sensor(
            email_from="no-reply@example.com",
            email_password="secret",
            email_to=["xxx@example.com", "yyy@example.com"],
            default_status=DefaultSensorStatus.RUNNING,
        )
        defs = Definitions(jobs=[my_job_that_fails], sensors=[email_on_run_failure])
        """,
        slack_client=Slack(),
    )

    with engine_of(names) as engine:
        engine.launch("my_job_that_fails")
        assert engine.ticks("email_on_job_failure")[-1].status == "SUCCESS"

    assert sent[0] == ("smtp.gmail.com", 465)
    assert sent[1] == ("no-reply@example.com", "secret")
    assert sent[2][0] == "xxx@example.com, yyy@example.com"


def test_example_23_other_code_locations(page: Callable[..., dict[str, Any]]) -> None:
    seen: list[str] = []
    names = page(
        """
        from dagster import (
            CodeLocationSelector, DagsterRunStatus, DefaultSensorStatus, Definitions,
            JobSelector, job, op, run_failure_sensor, run_status_sensor,
        )

        @run_status_sensor(
            monitored_jobs=[CodeLocationSelector(location_name="defs")],
            run_status=DagsterRunStatus.SUCCESS,
            default_status=DefaultSensorStatus.RUNNING,
        )
        def code_location_a_sensor():
            seen.append("a")

        @run_failure_sensor(
            monitored_jobs=[
                JobSelector(
                    location_name="defs",
                    repository_name="code_location_a",
                    job_name="data_update",
                )
            ],
        )
        def code_location_a_data_update_failure_sensor():
            ...

        @op
        def nothing(): ...

        @job
        def data_update():
            nothing()

        defs = Definitions(
            sensors=[
                code_location_a_sensor, code_location_a_data_update_failure_sensor,
            ]
        )
        there = Definitions(jobs=[data_update])
        """,
        seen=seen,
    )
    from tickdeck.values.commands import LaunchRun

    with engine_of(names) as engine:
        engine.load(names["there"], "defs")
        engine.do(LaunchRun(location="defs", job_name="data_update"))
        engine.settle()

    assert seen == ["a"]


def test_example_24_the_whole_instance(page: Callable[..., dict[str, Any]]) -> None:
    seen: list[str] = []
    names = page(
        """
        from dagster import (
            DagsterRunStatus, DefaultSensorStatus, Definitions, job, op,
            run_status_sensor,
        )

        @run_status_sensor(
            run_status=DagsterRunStatus.SUCCESS,
            monitor_all_code_locations=True,
            default_status=DefaultSensorStatus.RUNNING,
        )
        def sensor_monitor_all_code_locations():
            seen.append("one")

        @op
        def nothing(): ...

        @job
        def data_update():
            nothing()

        defs = Definitions(
            jobs=[data_update], sensors=[sensor_monitor_all_code_locations]
        )
        """,
        seen=seen,
    )

    with engine_of(names) as engine:
        engine.launch("data_update")

    assert seen == ["one"]


def test_examples_25_to_30_status_sensors_under_test(
    page: Callable[..., dict[str, Any]],
) -> None:
    sent: list[str] = []
    names = page(
        """
        from dagster import (
            DagsterInstance, DagsterRunStatus, RunFailureSensorContext,
            RunStatusSensorContext, build_run_status_sensor_context, job, op,
            run_failure_sensor, run_status_sensor,
        )

        @run_status_sensor(run_status=DagsterRunStatus.SUCCESS)
        def my_email_sensor(context: RunStatusSensorContext):
            message = f'Job "{context.dagster_run.job_name}" succeeded.'
            email_alert(message)

        @op
        def succeeds():
            return 1

        @job
        def my_job_succeeds():
            succeeds()

        def run_succeeding_case():
            instance = DagsterInstance.ephemeral()
            result = my_job_succeeds.execute_in_process(instance=instance)
            dagster_run = result.dagster_run
            dagster_event = result.get_job_success_event()
            run_status_sensor_context = build_run_status_sensor_context(
                sensor_name="my_email_sensor",
                dagster_instance=instance,
                dagster_run=dagster_run,
                dagster_event=dagster_event,
            )
            my_email_sensor(run_status_sensor_context)

        @run_failure_sensor
        def my_email_failure_sensor(context: RunFailureSensorContext):
            message = (
                f'Job "{context.dagster_run.job_name}" failed. Error:'
                f" {context.failure_event.message}"
            )
            email_alert(message)

        @op
        def fails():
            raise Exception("failure!")

        @job
        def my_job_fails():
            fails()

        def run_failing_case():
            instance = DagsterInstance.ephemeral()
            result = my_job_fails.execute_in_process(
                instance=instance, raise_on_error=False
            )
            dagster_run = result.dagster_run
            dagster_event = result.get_job_failure_event()
            run_failure_sensor_context = build_run_status_sensor_context(
                sensor_name="my_email_failure_sensor",
                dagster_instance=instance,
                dagster_run=dagster_run,
                dagster_event=dagster_event,
            ).for_run_failure()
            my_email_failure_sensor(run_failure_sensor_context)
        """,
        email_alert=sent.append,
    )

    names["run_succeeding_case"]()
    names["run_failing_case"]()

    assert sent[0] == 'Job "my_job_succeeds" succeeded.'
    assert sent[1].startswith('Job "my_job_fails" failed. Error: Execution of run')


class Bucket:
    """Stands for boto3's client of one bucket."""

    def __init__(self, *keys: str) -> None:
        self.keys = keys

    def list_objects_v2(self, **_asked: Any) -> dict[str, Any]:
        return {
            "Contents": [
                {"Key": key, "LastModified": number}
                for number, key in enumerate(self.keys)
            ]
        }


def test_example_31_a_bucket() -> None:
    dagster_alias.install()
    names: dict[str, Any] = {"client": Bucket("a", "b", "c")}
    exec(  # noqa: S102, RUF100 - that is what the example is for
        textwrap.dedent(
            """
            from dagster import Definitions, RunRequest, SkipReason, job, op, sensor
            from dagster_aws.s3.sensor import get_s3_keys

            @op
            def nothing(): ...

            @job
            def my_job():
                nothing()

            @sensor(job=my_job)
            def my_s3_sensor(context):
                since_key = context.cursor or None
                new_s3_keys = get_s3_keys(
                    "my_s3_bucket", since_key=since_key, s3_session=client
                )
                if not new_s3_keys:
                    return SkipReason("No new s3 files found for bucket my_s3_bucket.")
                last_key = new_s3_keys[-1]
                run_requests = [
                    RunRequest(run_key=s3_key, run_config={})
                    for s3_key in new_s3_keys
                ]
                context.update_cursor(last_key)
                return run_requests

            defs = Definitions(sensors=[my_s3_sensor])
            """
        ),
        names,
    )

    with engine_of(names) as engine:
        first, second = engine.tick("my_s3_sensor"), engine.tick("my_s3_sensor")

    assert (first.run_keys, second.status) == (("a", "b", "c"), "SKIPPED")


def test_every_name_of_the_page_is_there(page: Callable[..., dict[str, Any]]) -> None:
    page(
        """
        from dagster import (
            AssetKey, AssetMaterialization, AssetSelection, CodeLocationSelector,
            Config, ConfigurableResource, DagsterInstance, DagsterRunStatus,
            DefaultSensorStatus, Definitions, EventLogEntry, JobSelector, Output,
            RunConfig, RunFailureSensorContext, RunRequest, RunStatusSensorContext,
            RunStatusSensorDefinition, SensorDefinition, SensorEvaluationContext,
            SensorResult, SkipReason, asset, asset_sensor,
            build_run_status_sensor_context, build_sensor_context, define_asset_job,
            job, make_email_on_run_failure_sensor, op, run_failure_sensor,
            run_status_sensor, sensor, validate_run_config,
        )
        """
    )
