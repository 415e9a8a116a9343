"""Fans and their stages."""
