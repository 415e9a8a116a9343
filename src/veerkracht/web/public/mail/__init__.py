"""What the mail provider tells us."""
