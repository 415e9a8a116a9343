"""Segments: build a rule, see who is in it, keep it for mailings and invitations."""
