"""Records that may be one firm, and what people decided about them."""
