"""Faults that are known and not mended yet, by the folder in `seen` that shows each, and why."""

PENDING: dict[str, str] = {}
