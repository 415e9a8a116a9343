"""The portal at /mijn/: what pioniers, fans and companies see and do themselves."""
