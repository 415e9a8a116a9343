"""The public site: what visitors read, the card, the question, the confirmation."""
