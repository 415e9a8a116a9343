"""Scans as the team sees them: which are offered, how far people come, totals with small groups hidden."""
