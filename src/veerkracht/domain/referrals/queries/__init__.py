"""Reads of the desk: who can help, what a question is like, how the clock stands, what could not be served."""
