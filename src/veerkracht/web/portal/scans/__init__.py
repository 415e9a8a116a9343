"""Scans of the own company: its reports, and asking its employees."""
