"""Pure rules: short codes of cards, days to answer."""
