"""The workspace at /team/ of the programme team and the province."""
