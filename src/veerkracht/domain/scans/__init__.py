"""Scans: definitions, company scans, next steps, employee scans. Knows `knowledge`, `pioniers` and below."""
