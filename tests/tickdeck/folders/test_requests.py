from __future__ import annotations

import msgspec

from tickdeck.folders.requests import request_for
from tickdeck.folders.scanning import FoundFile
from tickdeck.values.folders import CommandAction, FolderRule, JobAction
from tickdeck.wire import RequestedRun

FILE = FoundFile("/in/a.txt", size=3, modified_ns=17, changed_ns=99)
RULE = FolderRule(
    name="scans",
    folders=("/in",),
    action=CommandAction(arguments=("convert", "{path}", "{stem}.pdf")),
)


def test_a_command_becomes_a_run_of_the_built_in_job() -> None:
    assert request_for(RULE, FILE) == RequestedRun(
        job_name="run_command",
        run_key="/in/a.txt|17|3",
        run_config={
            "ops": {
                "run_command": {
                    "config": {
                        "arguments": ["convert", "/in/a.txt", "a.pdf"],
                        "path": "/in/a.txt",
                    }
                }
            }
        },
        tags={"tickdeck/path": "/in/a.txt"},
    )


def test_a_job_of_another_location_receives_the_path_in_its_config() -> None:
    action = JobAction(
        location="etl", job_name="load", op_name="read", config_field="file"
    )
    assert request_for(msgspec.structs.replace(RULE, action=action), FILE) == (
        RequestedRun(
            job_name="load",
            location="etl",
            run_key="/in/a.txt|17|3",
            run_config={"ops": {"read": {"config": {"file": "/in/a.txt"}}}},
            tags={"tickdeck/path": "/in/a.txt"},
        )
    )


def test_a_command_that_cannot_be_written_is_a_problem_of_the_request() -> None:
    rule = msgspec.structs.replace(RULE, action=CommandAction(arguments=("x", "{y}")))
    problem = request_for(rule, FILE).problem
    assert problem is not None
    assert problem.startswith("scans: {y} stands for nothing here.")
