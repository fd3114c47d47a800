"""The program without a window: one module a subcommand."""
