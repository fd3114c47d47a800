"""Training runs that are kept: what was trained, how, and what came of it."""
