"""What the network makes of digits while it learns."""
