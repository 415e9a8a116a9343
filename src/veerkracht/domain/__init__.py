"""The programme itself, one Django app per word."""
