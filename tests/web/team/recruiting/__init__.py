"""Candidates in the workspace."""
