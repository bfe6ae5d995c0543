"""A rule for a folder, as definitions in Python that do the same."""

from __future__ import annotations

import keyword
import re
from string import Template
from typing import TYPE_CHECKING

from tickdeck.values.folders import CommandAction, FolderTrigger
from tickdeck.values.locations import LocationKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickdeck.values.folders import FolderRule, JobAction, KnownFile
    from tickdeck.values.locations import LocationSpec

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
_JOB = Template("""
def job_of(found):
    \"\"\"Find the job among the names that $place defines.\"\"\"
    for each in found.values():
        if isinstance(each, Definitions):
            return each.get_job_def($name)
    return next(
        each
        for each in found.values()
        if isinstance(each, JobDefinition) and each.name == $name
    )


${identifier}_job = job_of($names)

""")
_DEALT_WITH = """
# What had been dealt with when this was written.
DEALT_WITH = {
$keys}

"""
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
            key = $key$unless
            yield RunRequest(
                run_key=key,
                run_config={"ops": {$op: {"config": {$field: str(file)}}}},
            )


defs = Definitions($definitions)
""")


def as_python(
    rule: FolderRule,
    location: LocationSpec | None = None,
    dealt_with: Iterable[KnownFile] = (),
) -> str:
    """Return a definitions file whose sensor asks for a run for the same files.

    Args:
        rule: What to do as code.
        location: Where the rule's job is defined, if it starts one.
        dealt_with: The files that the rule's sensor knows. They are new to the new
            sensor, so they are written down in the file, and it leaves them out.

    Raises:
        ValueError: If the rule starts a job, and *location* is not given.
    """
    identifier = _identifier(rule.name)
    changed = rule.trigger is FolderTrigger.CHANGED
    keys = [
        f"{each.path}:{each.modified_ns}" if changed else each.path
        for each in dealt_with
    ]
    if isinstance(rule.action, CommandAction):
        job = _COMMAND.substitute(
            identifier=identifier, arguments=_listed(rule.action.arguments, " " * 4)
        )
        imports: tuple[str, ...] = ("re", "subprocess", "time")
        words = "Config, Definitions, Failure, RunRequest, job, op, sensor"
        place = ("run_command", "path")
    else:
        job = _found_job(rule.action, location, identifier)
        imports = (*_imports(location), "time")
        words = "Definitions, JobDefinition, RunRequest, sensor"
        place = (rule.action.op_name, rule.action.config_field)
    known = _DEALT_WITH.replace("$keys", _lines(keys)) if keys else ""
    sensor = _sensor(rule, identifier, place, leaves_out=bool(keys))
    return _head(rule, imports, words) + job + known + sensor


def _head(rule: FolderRule, imports: tuple[str, ...], words: str) -> str:
    return _HEAD.substitute(
        imports="\n".join(f"import {each}" for each in imports),
        words=words,
        folders=_listed(rule.folders),
        include=_listed(tuple(each.rstrip("/") for each in rule.include)),
        exclude=_listed(tuple(each.rstrip("/") for each in rule.exclude)),
        settle=f"{rule.settle_seconds:g}",
        enter='yield from files(entry.path, f"{path}/")'
        if rule.recursive
        else "continue",
    )


def _imports(location: LocationSpec | None) -> tuple[str, ...]:
    is_module = location is not None and location.kind is LocationKind.MODULE
    return ("importlib",) if is_module else ("runpy",)


def _found_job(
    action: JobAction, location: LocationSpec | None, identifier: str
) -> str:
    """Return code that finds a job where it is defined, whatever it is called there."""
    if location is None:
        raise ValueError(f"Where is {action.location}, which defines the job?")
    names = f"runpy.run_path({location.target!r})"
    if location.kind is LocationKind.MODULE:
        names = f"vars(importlib.import_module({location.target!r}))"
    return _JOB.substitute(
        place=location.name,
        name=repr(action.job_name),
        identifier=identifier,
        names=names,
    )


def _sensor(
    rule: FolderRule,
    identifier: str,
    place: tuple[str, str],
    *,
    leaves_out: bool = False,
) -> str:
    changed = rule.trigger is FolderTrigger.CHANGED
    op, field = place
    skipping = "\n            if key in DEALT_WITH:\n                continue"
    return _SENSOR.substitute(
        target=f"job={identifier}_job",
        identifier=identifier,
        interval=rule.interval_seconds,
        description=repr(rule.description),
        key='f"{file}:{os.stat(file).st_mtime_ns}"' if changed else "str(file)",
        unless=skipping if leaves_out else "",
        op=repr(op),
        field=repr(field),
        definitions=f"jobs=[{identifier}_job], sensors=[{identifier}]",
    )


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"    {each!r},\n" for each in sorted(texts))


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
