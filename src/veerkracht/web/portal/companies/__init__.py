"""What a company sees and records."""
