"""Reading what is on a pad while it is drawn: here, or in a process of its own."""
