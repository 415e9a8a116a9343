"""The public side of impact."""
