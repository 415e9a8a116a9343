"""What the team does with companies, a module per kind of thing."""
