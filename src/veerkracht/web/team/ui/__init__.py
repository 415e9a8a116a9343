"""The gallery of components."""
