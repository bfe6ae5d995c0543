"""The `tickdeck` command: its words, and what each of them does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tickdeck import __version__
from tickdeck.cli import (
    changing,
    defining,
    explaining,
    looking,
    operating,
    serving,
    window,
)
from tickdeck.cli.doctoring import examine
from tickdeck.cli.locating import locations_of
from tickdeck.cli.output import complain, say
from tickdeck.errors import TickdeckError
from tickdeck.home import Home

PROBLEM, USAGE = 1, 2

Files = Annotated[
    list[Path] | None,
    typer.Option("-f", "--file", help="A Python file with a Definitions object."),
]
Modules = Annotated[
    list[str] | None,
    typer.Option("-m", "--module", help="A module with a Definitions object."),
]
Interpreter = Annotated[
    str | None,
    typer.Option(
        "--python", help="The Python that runs the definitions; default: this one."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
Limit = Annotated[
    int, typer.Option("-n", "--limit", min=1, help="How many to print, newest first.")
]
Sensor = Annotated[
    str, typer.Argument(metavar="SENSOR", help="Its name, or LOCATION:NAME.")
]
RunId = Annotated[
    str, typer.Argument(metavar="RUN", help="Its id, or how that begins.")
]
Seconds = Annotated[
    float | None,
    typer.Option("--for", min=0.0, metavar="SECONDS", help="End after this long."),
]
Example = Annotated[
    bool, typer.Option("--example", help="Open the example that comes with Tickdeck.")
]

app = typer.Typer(
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Watch sensors tick. A sensor is a small Python function that looks at the "
        "world and asks for runs of a job; each run key runs exactly once. Without a "
        "command, Tickdeck opens its window. Everything is kept in the folder "
        "TICKDECK_HOME (default: your user-data folder)."
    ),
)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0: done. 1: a problem with the definitions or surroundings, said on standard
    error. 2: wrong usage. 130: interrupted.
    """
    try:
        app(args=arguments, standalone_mode=True, prog_name="tickdeck")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except (TickdeckError, LookupError, ValueError) as error:
        complain(str(error.args[0]) if error.args else str(error))
        return PROBLEM
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `tickdeck ticks | head`
        sys.stderr.close()
        return PROBLEM
    return 0


@app.callback(invoke_without_command=True)
def _window_by_default(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True)
    ] = False,
) -> None:
    if version:
        say(f"tickdeck {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(window.open_window(Home.chosen(), None, example=False))


@app.command("window")
def _window(
    files: Files = None,
    modules: Modules = None,
    python: Interpreter = None,
    seconds: Seconds = None,
    *,
    example: Example = False,
) -> None:
    """Open the window. Definitions named here are remembered for the next time."""
    specs = locations_of(files or [], modules or [], python)
    raise typer.Exit(
        window.open_window(
            Home.chosen(), specs or None, example=example, seconds=seconds
        )
    )


@app.command("serve")
def _serve(
    files: Files = None,
    modules: Modules = None,
    python: Interpreter = None,
    seconds: Seconds = None,
    *,
    example: Example = False,
    json: Json = False,
) -> None:
    """Run the engine without a window; print each tick and run as it happens.

    Without -f and -m, the definitions that the window remembers are opened.
    """
    specs = locations_of(files or [], modules or [], python)
    raise typer.Exit(
        serving.serve(
            Home.chosen(),
            specs or None,
            seconds=seconds,
            example=example,
            as_json=json,
        )
    )


@app.command("check")
def _check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]...", help="Files with definitions."),
    ] = None,
    modules: Modules = None,
    python: Interpreter = None,
    *,
    json: Json = False,
) -> None:
    """Read definitions and say what is in them, or what is wrong and in which line."""
    specs = locations_of(files or [], modules or [], python)
    if not specs:
        raise typer.BadParameter("name a file, or a module with -m")
    raise typer.Exit(defining.check(specs, as_json=json))


@app.command("preview")
def _preview(
    sensor: Sensor,
    files: Files = None,
    modules: Modules = None,
    cursor: Annotated[
        str | None,
        typer.Option("--cursor", help="What the sensor sees; default: the stored one."),
    ] = None,
    python: Interpreter = None,
    *,
    json: Json = False,
) -> None:
    """Call a sensor once and say what it asks for. Nothing is recorded or launched.

    The sensor's own side effects do happen.
    """
    specs = locations_of(files or [], modules or [], python)
    raise typer.Exit(
        defining.preview(Home.chosen(), sensor, specs, cursor, as_json=json)
    )


@app.command("sensors")
def _sensors(*, json: Json = False) -> None:
    """List the sensors that this data folder knows."""
    looking.sensors(Home.chosen(), as_json=json)


@app.command("ticks")
def _ticks(
    sensor: Annotated[
        str | None,
        typer.Argument(metavar="[SENSOR]", help="Its name, or LOCATION:NAME."),
    ] = None,
    limit: Limit = 1000,
    *,
    json: Json = False,
) -> None:
    """List ticks, the newest first."""
    looking.ticks(Home.chosen(), sensor, limit, as_json=json)


@app.command("runs")
def _runs(
    sensor: Annotated[
        str | None, typer.Option("--sensor", help="Only runs that it asked for.")
    ] = None,
    limit: Limit = 10_000,
    *,
    json: Json = False,
) -> None:
    """List runs, the newest first."""
    looking.runs(Home.chosen(), sensor, limit, as_json=json)


@app.command("start")
def _start(sensor: Sensor, *, json: Json = False) -> None:
    """Switch a sensor on."""
    changing.switch(Home.chosen(), sensor, "start", as_json=json)


@app.command("stop")
def _stop(sensor: Sensor, *, json: Json = False) -> None:
    """Switch a sensor off. A tick in flight ends normally."""
    changing.switch(Home.chosen(), sensor, "stop", as_json=json)


@app.command("reset")
def _reset(sensor: Sensor, *, json: Json = False) -> None:
    """Let the code's default status decide again. The cursor stays."""
    changing.switch(Home.chosen(), sensor, "reset", as_json=json)


@app.command("cursor")
def _cursor(
    sensor: Sensor,
    value: Annotated[
        str | None, typer.Option("--set", metavar="V", help="Replace the cursor.")
    ] = None,
    *,
    clear: Annotated[bool, typer.Option("--clear", help="Forget the cursor.")] = False,
    json: Json = False,
) -> None:
    """Print a sensor's cursor, or set or clear it."""
    if value is not None and clear:
        raise typer.BadParameter("--set and --clear exclude each other")
    if value is None and not clear:
        changing.show_cursor(Home.chosen(), sensor, as_json=json)
    else:
        changing.set_cursor(Home.chosen(), sensor, value, as_json=json)


@app.command("move")
def _move(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="The sensor whose code is gone; or LOCATION:NAME."
        ),
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="Its new name; or LOCATION:NAME.")
    ],
    *,
    json: Json = False,
) -> None:
    """Give what a renamed sensor remembered to its new name.

    Its cursor, switch, run keys, ticks and runs. OLD must be gone from the code.
    """
    changing.move(Home.chosen(), old, new, as_json=json)


@app.command("pause")
def _pause(*, json: Json = False) -> None:
    """Begin no tick and start no queued run until `tickdeck resume`.

    Ticks and runs in hand go on. It is remembered over a restart.
    """
    changing.pause(Home.chosen(), on=True, as_json=json)


@app.command("resume")
def _resume(*, json: Json = False) -> None:
    """Go on after `tickdeck pause`; what became due meanwhile is due now."""
    changing.pause(Home.chosen(), on=False, as_json=json)


@app.command("release")
def _release(
    sensor: Sensor,
    keys: Annotated[list[str], typer.Argument(metavar="KEY...", help="Run keys.")],
    *,
    json: Json = False,
) -> None:
    """Free run keys: the next tick that asks for one of them starts a run."""
    operating.release(Home.chosen(), sensor, keys, as_json=json)


@app.command("cancel")
def _cancel(
    run: RunId,
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Kill it now; do not ask it to end first.")
    ] = False,
    json: Json = False,
) -> None:
    """End a run that has not finished."""
    operating.cancel(Home.chosen(), run, force=force, as_json=json)


@app.command("reexecute")
def _reexecute(
    run: RunId,
    *,
    from_failure: Annotated[
        bool, typer.Option("--from-failure", help="Keep the steps that succeeded.")
    ] = False,
    json: Json = False,
) -> None:
    """Execute a finished run once more."""
    operating.reexecute(Home.chosen(), run, from_failure=from_failure, as_json=json)


@app.command("doctor")
def _doctor(*, json: Json = False) -> None:
    """Examine the data folder and this machine, and say what to mend."""
    raise typer.Exit(examine(Home.chosen(), as_json=json))


@app.command("help")
def _help(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A public name, or a guide's."),
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Explain a word that sensors are written with, or how something is done."""
    explaining.explain(name, as_json=json)
