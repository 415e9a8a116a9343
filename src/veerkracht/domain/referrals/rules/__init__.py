"""Pure rules: codes, moves, the clock, who fits, who gets what, what a mail says, what looks like no question."""
