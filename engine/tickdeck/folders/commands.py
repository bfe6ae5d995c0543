"""The code location that the rules make up: a sensor each, and a job for commands."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import msgspec

# These two are looked up by name when the op's signature is read.
from tickdeck.definitions.catalog import Catalog, Definitions
from tickdeck.definitions.config import Config
from tickdeck.definitions.jobs import job
from tickdeck.definitions.op_contexts import OpExecutionContext  # noqa: TC001 - see above
from tickdeck.definitions.ops import op
from tickdeck.definitions.snapshot import snapshot
from tickdeck.folders import wording
from tickdeck.folders.requests import RUN_COMMAND
from tickdeck.folders.running import run
from tickdeck.values.folders import CommandAction, FolderTrigger, JobAction
from tickdeck.values.sensors import SensorKind, SensorSpec, SensorStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickdeck.values.folders import FolderRule
    from tickdeck.values.locations import DefinitionsSnapshot


class CommandConfig(Config):
    """What to run, and for which file."""

    arguments: list[str]
    path: str


def _execute(context: OpExecutionContext, config: CommandConfig) -> None:
    """Run a program in the folder of a file."""
    context.log.info("%s: %s", config.path, shlex.join(config.arguments))
    run(config.arguments, config.path)


def _compose() -> None:
    """Run a program on a file, as a folder's rule says."""
    _execute_op()


_execute_op = op(_execute, name=RUN_COMMAND)
run_command = job(_compose, name=RUN_COMMAND)
"""The built-in job of all rules whose action is a command."""


def catalog_of(rules: Iterable[FolderRule]) -> tuple[DefinitionsSnapshot, Catalog]:
    """Return what *rules* define: their sensors as data, and the jobs as code."""
    catalog = Definitions(jobs=[run_command]).catalog()
    sensors = tuple(sensor_of(rule) for rule in rules)
    return msgspec.structs.replace(snapshot(catalog), sensors=sensors), catalog


def sensor_of(rule: FolderRule) -> SensorSpec:
    """Return a rule as the sensor that it is; it is on unless somebody stops it."""
    action = rule.action
    return SensorSpec(
        name=rule.name,
        kind=SensorKind.FOLDER,
        description=rule.description or description_of(rule),
        interval_seconds=rule.interval_seconds,
        default_status=SensorStatus.RUNNING,
        job_names=(action.job_name if isinstance(action, JobAction) else RUN_COMMAND,),
        watch=rule.folders,
    )


def description_of(rule: FolderRule) -> str:
    """Return one sentence that says what *rule* does."""
    if isinstance(rule.action, CommandAction):
        what = (rule.action.arguments or ("nothing",))[0]
    else:
        what = f"the job {rule.action.job_name}"
    changed = rule.trigger is FolderTrigger.CHANGED
    which = "new or changed" if changed else "new"
    return f"Runs {what} for each {which} file in {wording.listed(rule.folders)}."
