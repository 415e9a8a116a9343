"""The public side of fans."""
