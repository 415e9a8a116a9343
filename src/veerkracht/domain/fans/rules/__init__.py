"""Pure rules: what may be told of a list of members."""
