"""Companies, their people, facts and steps, as the team works with them."""
