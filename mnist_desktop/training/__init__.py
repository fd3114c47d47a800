"""Training networks: settings, presets, and the iterator of records that does it."""
