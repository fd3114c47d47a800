"""Learning how one person writes, on top of what was learned from many."""
