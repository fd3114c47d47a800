"""What all images of digits here have in common."""

IMAGE_SIZE = 28
"""Pixels of an image's side."""

NUM_CLASSES = 10
"""The digits 0 to 9."""

NON_DIGIT = NUM_CLASSES
"""The label of what is no digit."""
