"""The window: one folder a page, thin over the core."""
