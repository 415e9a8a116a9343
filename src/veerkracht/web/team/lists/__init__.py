"""How people arrange lists: saved views and columns."""
