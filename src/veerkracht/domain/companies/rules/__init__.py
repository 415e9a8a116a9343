"""Pure rules about firms: stages from facts, sectors, identifiers, matching."""
