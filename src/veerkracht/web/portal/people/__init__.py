"""What is known of who signed in, and what they said yes to."""
