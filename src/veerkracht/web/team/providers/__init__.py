"""Providers: who can help, with how much room, approved until when."""
