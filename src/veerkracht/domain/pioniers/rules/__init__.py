"""Pure rules about pioniers: how many acts a year, and when it is too much."""
