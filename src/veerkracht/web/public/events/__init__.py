"""The public side of events."""
