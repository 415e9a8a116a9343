"""Knows no programme word: decisions, audit, mail, sheets, components, connectors."""
