"""What holds for the knowledge base, without Django."""
