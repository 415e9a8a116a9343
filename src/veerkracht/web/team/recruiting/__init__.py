"""Finding pioniers: candidates, coverage of the group, selection."""
