"""Folders watched without code: rules, what they find, and what fires."""
