"""The public side of knowledge."""
