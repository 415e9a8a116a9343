"""The own page of a provider."""
