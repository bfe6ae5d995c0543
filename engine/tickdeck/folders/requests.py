"""From a file to the run it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.folders.placeholders import expand
from tickdeck.values.folders import CommandAction, FolderRule, JobAction
from tickdeck.wire import RequestedRun

if TYPE_CHECKING:
    from tickdeck.folders.scanning import FoundFile

RUN_COMMAND = "run_command"
"""The built-in job, and its only op."""
PATH_TAG = "tickdeck/path"


def request_for(rule: FolderRule, file: FoundFile) -> RequestedRun:
    """Return the run that *rule* asks for, once for each state of *file*.

    A command that cannot be written for it is the request's `problem`.
    """
    problem = None
    try:
        job_name, run_config = _work(rule.action, file.path)
    except ValueError as error:
        job_name, run_config, problem = RUN_COMMAND, {}, f"{rule.name}: {error}"
    action = rule.action
    return RequestedRun(
        job_name=job_name,
        location=action.location if isinstance(action, JobAction) else None,
        run_key=f"{file.path}|{file.modified_ns}|{file.size}",
        run_config=run_config,
        tags={PATH_TAG: file.path},
        problem=problem,
    )


def _work(action: CommandAction | JobAction, path: str) -> tuple[str, dict[str, Any]]:
    if isinstance(action, JobAction):
        of_op = {"config": {action.config_field: path}}
        return action.job_name, {"ops": {action.op_name: of_op}}
    arguments = expand(action.arguments, path)
    config: dict[str, Any] = {"arguments": arguments, "path": path}
    return RUN_COMMAND, {"ops": {RUN_COMMAND: {"config": config}}}
