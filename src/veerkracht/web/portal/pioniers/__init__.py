"""What a pionier sees."""
