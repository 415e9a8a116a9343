"""Reads about pioniers."""
