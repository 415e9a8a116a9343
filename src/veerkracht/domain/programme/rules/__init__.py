"""Pure rules of an edition: who belongs to the population, which stage facts prove, working days."""
