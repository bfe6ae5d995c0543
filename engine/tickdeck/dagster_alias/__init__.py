"""Lets ``import dagster`` mean Tickdeck where Dagster is not installed."""

from tickdeck.dagster_alias.finding import install as install
from tickdeck.dagster_alias.finding import uninstall as uninstall
