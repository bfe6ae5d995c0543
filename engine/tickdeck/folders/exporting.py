"""A rule for a folder, as definitions in Python that do the same."""

from __future__ import annotations

import keyword
import re
from string import Template
from typing import TYPE_CHECKING

from tickdeck.values.folders import CommandAction, FolderTrigger

if TYPE_CHECKING:
    from tickdeck.values.folders import FolderRule, JobAction

_HEAD = Template("""\"\"\"What a folder sensor does, as code.\"\"\"

import os
$imports
from fnmatch import fnmatchcase
from pathlib import Path

from tickdeck import $words

FOLDERS = $folders
INCLUDE = $include
EXCLUDE = $exclude
SETTLED_SECONDS = $settle


def matches(patterns, name, path):
    \"\"\"Match a pattern with a slash against the path, another against the name.\"\"\"
    return any(fnmatchcase(path if "/" in one else name, one) for one in patterns)


def files(folder, inside=""):
    \"\"\"Yield the files that are wanted and have not changed for a while.\"\"\"
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = inside + entry.name
        if matches(EXCLUDE, entry.name, path):
            continue
        if entry.is_dir(follow_symlinks=False):
            $enter
        elif entry.is_file() and matches(INCLUDE, entry.name, path):
            if time.time() - entry.stat().st_mtime >= SETTLED_SECONDS:
                yield Path(entry.path)

""")
_COMMAND = Template("""
class FileConfig(Config):
    path: str


def filled(argument, file):
    \"\"\"Put a file in the place of {path}, {name}, {stem} and {dir}.\"\"\"
    values = {
        "path": str(file), "name": file.name, "stem": file.stem, "dir": str(file.parent)
    }
    found = re.compile(r"\\{\\{|\\{(path|name|stem|dir)\\}")
    return found.sub(lambda one: values[one[1]] if one[1] else "{", argument)


@op
def run_command(config: FileConfig):
    file = Path(config.path)
    arguments = [filled(each, file) for each in $arguments]
    done = subprocess.run(arguments, cwd=file.parent, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Failure(f"{arguments[0]} ended with exit code {done.returncode}")


@job
def ${identifier}_job():
    run_command()

""")
_SENSOR = Template("""
@sensor(
    $target,
    minimum_interval_seconds=$interval,
    watch=FOLDERS,
    description=$description,
)
def $identifier():
    for folder in FOLDERS:
        for file in files(folder):
            yield RunRequest(
                run_key=$key,
                run_config={"ops": {$op: {"config": {$field: str(file)}}}},
            )


defs = Definitions($definitions)
""")


def as_python(rule: FolderRule) -> str:
    """Return a definitions file whose sensor asks for a run for the same files.

    It begins with no memory: files that the rule has dealt with are new to it.
    """
    identifier = _identifier(rule.name)
    command = isinstance(rule.action, CommandAction)
    words = "Config, Definitions, Failure, RunRequest, job, op, sensor"
    text = _HEAD.substitute(
        imports="import re\nimport subprocess\nimport time"
        if command
        else "import time",
        words=words if command else "Definitions, RunRequest, sensor",
        folders=_listed(rule.folders),
        include=_listed(tuple(each.rstrip("/") for each in rule.include)),
        exclude=_listed(tuple(each.rstrip("/") for each in rule.exclude)),
        settle=f"{rule.settle_seconds:g}",
        enter='yield from files(entry.path, f"{path}/")'
        if rule.recursive
        else "continue",
    )
    return text + (
        _of_command(rule, identifier) if command else _of_job(rule, identifier)
    )


def _of_command(rule: FolderRule, identifier: str) -> str:
    assert isinstance(rule.action, CommandAction)
    job = _COMMAND.substitute(
        identifier=identifier, arguments=_listed(rule.action.arguments, " " * 4)
    )
    target = f"job={identifier}_job"
    definitions = f"jobs=[{identifier}_job], sensors=[{identifier}]"
    return job + _sensor(rule, identifier, target, "run_command", "path", definitions)


def _of_job(rule: FolderRule, identifier: str) -> str:
    action = rule.action
    assert not isinstance(action, CommandAction)
    note = (
        f"\n# The job {action.job_name} is defined in {action.location}:\n"
        "# import it from there and add it to Definitions(jobs=[...]).\n"
    )
    target = f"job_name={action.job_name!r}"
    return note + _sensor(
        rule, identifier, target, *_place(action), f"sensors=[{identifier}]"
    )


def _place(action: JobAction) -> tuple[str, str]:
    return action.op_name, action.config_field


def _sensor(
    rule: FolderRule,
    identifier: str,
    target: str,
    op: str,
    field: str,
    definitions: str,
) -> str:
    changed = rule.trigger is FolderTrigger.CHANGED
    return _SENSOR.substitute(
        target=target,
        identifier=identifier,
        interval=rule.interval_seconds,
        description=repr(rule.description),
        key='f"{file}:{os.stat(file).st_mtime_ns}"' if changed else "str(file)",
        op=repr(op),
        field=repr(field),
        definitions=definitions,
    )


def _listed(texts: tuple[str, ...], indent: str = "") -> str:
    """Return a list of strings, one on each line if they are many."""
    line = f"[{', '.join(map(repr, texts))}]"
    if len(line) <= 60:
        return line
    lines = "".join(f"{indent}    {each!r},\n" for each in texts)
    return f"[\n{lines}{indent}]"


def _identifier(name: str) -> str:
    word = re.sub(r"[^A-Za-z0-9_]", "_", name)
    fits = word.isidentifier() and not keyword.iskeyword(word)
    return word if fits else f"folder_{word}"
