"""The team's side of the knowledge base."""
