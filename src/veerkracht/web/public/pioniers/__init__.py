"""The public side of pioniers."""
