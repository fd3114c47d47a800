"""What all images of digits here have in common."""

SIDE = 28
"""Pixels of an image's side."""

CLASSES = 10
"""The digits 0 to 9."""
