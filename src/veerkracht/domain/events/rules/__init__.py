"""Rules about events: what an attendance list says. No Django."""
