"""Veerkracht runs a regional programme in which entrepreneurs inspire entrepreneurs."""

__version__ = "0.1.0"
