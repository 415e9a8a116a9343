"""The inbox of questions."""
