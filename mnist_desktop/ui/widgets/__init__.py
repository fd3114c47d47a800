"""Widgets that several pages share; they know nothing of the pages."""
