"""Finding on the public site: one index for items, themes, pioniers, meetings and fans."""
