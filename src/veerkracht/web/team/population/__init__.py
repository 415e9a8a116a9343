"""The target group and its white spots."""
