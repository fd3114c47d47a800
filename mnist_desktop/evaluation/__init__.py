"""Measuring how well digits are read."""
