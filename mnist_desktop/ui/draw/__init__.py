"""The Draw page: a pad, and what the network reads on it."""
