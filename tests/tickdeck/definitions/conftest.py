from __future__ import annotations

import pytest

from tickdeck import Config, JobDefinition, OpExecutionContext, job, op


class FileConfig(Config):
    filename: str


@op
def process_file(context: OpExecutionContext, config: FileConfig) -> None:
    context.log.info(config.filename)


@job
def log_file_job() -> None:
    process_file()


@pytest.fixture
def file_job() -> JobDefinition:
    """A job whose one op takes a file's name."""
    return log_file_job
