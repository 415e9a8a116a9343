"""Entrepreneurs whom the deputy appointed to tell their story; knows `companies` and below.

A pionier acts at least three times a year (PIO-3); each counted act is an `Engagement`.
"""
