"""The register, people and concrete steps."""
