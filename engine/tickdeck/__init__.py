"""Tickdeck: the words that authors write sensors with."""

__version__ = "0.1.0"
