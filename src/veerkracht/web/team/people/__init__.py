"""What the team does with people: their consents, requests, how long data stay, the register."""
