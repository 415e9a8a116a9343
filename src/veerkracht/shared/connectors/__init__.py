"""Registers of others, each behind one small interface: asked politely, within a budget, and remembered for a while."""
