"""The public side of companies."""
