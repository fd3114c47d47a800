"""Strokes of a pen: drawings, ink files, and how they become images."""
