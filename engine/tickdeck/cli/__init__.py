"""The `tickdeck` command."""

from tickdeck.cli.main import main as main
