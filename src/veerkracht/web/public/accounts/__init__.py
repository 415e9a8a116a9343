"""The public side of accounts."""
