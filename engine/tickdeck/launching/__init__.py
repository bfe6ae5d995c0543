"""Processes that run users' code: starting, asking, watching and replacing them."""
