"""What somebody of a company sees of their own firm: its steps, and what the programme knows."""
