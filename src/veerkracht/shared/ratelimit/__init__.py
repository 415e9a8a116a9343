"""Limits how often one visitor may post a form; counts in PostgreSQL, so that all web nodes share it."""
