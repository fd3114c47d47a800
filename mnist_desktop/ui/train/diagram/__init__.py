"""A network drawn as textbooks draw it."""
