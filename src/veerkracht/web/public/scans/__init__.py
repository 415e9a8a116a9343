"""Scans for visitors: a company scan from start to step, and the scan that employees fill in."""
