"""What a fan sees."""
