"""``python -m tickdeck.worker``: the only process that runs users' code.

It may hang, leak, print, exit or crash, and costs one tick or one run.
"""
