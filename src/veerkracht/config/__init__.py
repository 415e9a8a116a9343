"""Starts everything: settings, URLs, servers, commands. Nobody imports it."""
