"""Meetings and attendance lists."""
