"""Booklets that the team puts together from the knowledge base."""
