"""People with access: who has which role, invite, change, end."""
