"""Frozen values: what is, what happened, what is wished. No behaviour, no I/O.

Every value may cross a thread or, as it is made by msgspec, a process.
"""
